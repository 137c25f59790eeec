import { describe, expect, it } from 'vitest';
import { sleep } from './sleep.ts';

describe('sleep', () => {
  it('resolves after its time', async () => {
    const since = performance.now();
    await sleep(20);
    expect(performance.now() - since).toBeGreaterThanOrEqual(19);
  });

  it('rejects with the reason of the signal, also when that came before', async () => {
    const controller = new AbortController();
    const sleeping = sleep(60_000, controller.signal);
    controller.abort(new Error('told to stop'));
    await expect(sleeping).rejects.toThrow('told to stop');
    await expect(sleep(60_000, controller.signal)).rejects.toThrow('told to stop');
  });
});
