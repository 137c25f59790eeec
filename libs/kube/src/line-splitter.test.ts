import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines } from './line-splitter.ts';

async function linesOf(chunks: readonly Buffer[], maxLineBytes = 1_000_000): Promise<string[]> {
  async function* source() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of splitLines(source(), maxLineBytes)) lines.push(line.toString());
  return lines;
}

test('finds the same lines however the bytes are cut', async () => {
  const line = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.integer({ min: 1, max: 17 }),
      async (lines, size) => {
        const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
        const chunks = [];
        for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
        expect(await linesOf(chunks)).toEqual(lines);
      },
    ),
    { numRuns: 50 },
  );
});

test('skips empty lines and drops what has no newline', async () => {
  expect(await linesOf([Buffer.from('\n{"a":1}\n\n{"b"')])).toEqual(['{"a":1}']);
});

test('refuses a line over the limit before it is whole', async () => {
  const endless = Array.from({ length: 100 }, () => Buffer.alloc(100, 'x'));
  await expect(linesOf(endless, 1000)).rejects.toMatchObject({ code: 'KUBE_TOO_LARGE' });
});
