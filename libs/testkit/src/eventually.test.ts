import { expect, test } from 'vitest';
import { eventually, NotInTimeError } from './eventually.ts';

test('returns what the first successful attempt returns', async () => {
  let attempts = 0;
  const result = await eventually(
    () => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
      return attempts;
    },
    { intervalMs: 1 },
  );
  expect(result).toBe(3);
});

test('the error names what was waited for and the last reason', async () => {
  const failure = eventually(() => expect(2).toBe(3), {
    timeoutMs: 30,
    intervalMs: 5,
    what: 'two being three',
  });
  await expect(failure).rejects.toThrow(NotInTimeError);
  await expect(failure).rejects.toThrow(/two being three did not hold within 30 ms: expected 2 to be 3/);
});

test('an attempt that hangs is abandoned, and the reason before it is kept', async () => {
  let attempts = 0;
  const failure = eventually(
    () => {
      attempts += 1;
      if (attempts === 1) throw new Error('refused');
      return new Promise(() => undefined);
    },
    { timeoutMs: 30, intervalMs: 1 },
  );
  await expect(failure).rejects.toThrow(/refused/);
});
