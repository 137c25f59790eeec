import { afterEach, expect, vi } from 'vitest';

/** A test that writes to the console fails: what the code says belongs in its logger or its return value. */
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const spies = methods.map((method) => vi.spyOn(console, method));

afterEach(() => {
  const written = spies.flatMap((spy) => spy.mock.calls.map((args) => args.join(' ')));
  for (const spy of spies) spy.mockClear();
  expect(written, 'written to the console during the test').toEqual([]);
});
