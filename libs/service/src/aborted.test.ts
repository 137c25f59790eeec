import { describe, expect, it } from 'vitest';
import { aborted, untilAborted } from './aborted.ts';

const never = new Promise<never>(() => undefined);

describe('untilAborted', () => {
  it('has the outcome of the promise while nothing is aborted', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  it('rejects with the reason, before and while it waits', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never, controller.signal);
    controller.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(untilAborted(Promise.resolve(1), controller.signal)).rejects.toThrow('over');
  });

  it('leaves no rejection unhandled that comes after the abort', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const { promise, reject } = Promise.withResolvers<void>();
    await untilAborted(promise, AbortSignal.abort()).catch(() => undefined);
    reject(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

describe('aborted', () => {
  it('resolves at the abort, also at an earlier one', async () => {
    const controller = new AbortController();
    const waiting = aborted(controller.signal);
    controller.abort();
    await waiting;
    await aborted(controller.signal);
  });
});
