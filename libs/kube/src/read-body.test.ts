import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BodyMemory } from './body-memory.ts';
import { readBody } from './read-body.ts';

const bodyOf = (chunks: readonly Uint8Array[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

test('one body after another is whole, read into the same memory', async () => {
  const bodies = fc.array(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 5 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(bodies, async (all) => {
      const memory = new BodyMemory();
      for (const chunks of all) {
        const body = await readBody(bodyOf(chunks), 1_000, memory);
        expect(body.equals(Buffer.concat(chunks))).toBe(true);
      }
    }),
  );
});

test('a body takes the memory of the one before', async () => {
  const memory = new BodyMemory();
  const first = await readBody(bodyOf([bytes(400_000, 1), bytes(400_000, 2)]), 1_000_000, memory);
  const second = await readBody(bodyOf([bytes(300_000, 3), bytes(300_000, 4)]), 1_000_000, memory);
  expect(second.buffer).toBe(first.buffer);
  expect(second.equals(Buffer.concat([bytes(300_000, 3), bytes(300_000, 4)]))).toBe(true);
});

test('memory that was given back is not written to again', async () => {
  const memory = new BodyMemory();
  const first = await readBody(bodyOf([bytes(10, 1)]), 100, memory);
  memory.free();
  await readBody(bodyOf([bytes(10, 2)]), 100, memory);
  expect(first.equals(bytes(10, 1))).toBe(true);
});

test('a body that is too large is read no further', async () => {
  const body = bodyOf([bytes(60, 1), bytes(60, 2), bytes(60, 3)]);
  await expect(readBody(body, 100)).rejects.toThrow('answer exceeds 100 bytes');
  expect(body.destroyed).toBe(true);
});
