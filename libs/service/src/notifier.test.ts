import { describe, expect, it } from 'vitest';
import { Notifier } from './notifier.ts';

describe('Notifier', () => {
  it('wakes everybody who waits, and who comes later waits for the next time', async () => {
    const notifier = new Notifier();
    const woken: string[] = [];
    const wait = (name: string) => notifier.next().then(() => woken.push(name));
    notifier.notify();
    const early = [wait('a'), wait('b')];
    await Promise.resolve();
    expect(woken).toEqual([]);
    notifier.notify();
    const late = wait('c');
    await Promise.all(early);
    expect(woken).toEqual(['a', 'b']);
    notifier.notify();
    await late;
    expect(woken).toEqual(['a', 'b', 'c']);
  });
});
