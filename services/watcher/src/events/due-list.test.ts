import { manualClock } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { DueList } from './due-list.ts';

function createList() {
  const clock = manualClock();
  const due: string[] = [];
  const list = new DueList<string>(clock, (key, value) => due.push(`${key}=${value}`));
  const inMs = (ms: number) => clock.wallMs() + ms;
  return { clock, due, list, inMs };
}

test('entries fall due at their time, each once, by a single timer', async () => {
  const { clock, due, list, inMs } = createList();
  list.set('late', inMs(60_000), 'l');
  list.set('early', inMs(5_000), 'e');
  expect(clock.pendingTimers).toBe(1);
  await clock.advance(10_000);
  expect(due).toEqual(['early=e']);
  await clock.advance(100_000);
  expect(due).toEqual(['early=e', 'late=l']);
  expect(clock.pendingTimers).toBe(0);
});

test('an entry that was replaced, deleted or cleared does not fall due', async () => {
  const { clock, due, list, inMs } = createList();
  list.set('moved', inMs(5_000), 'first');
  list.set('moved', inMs(50_000), 'second');
  list.set('deleted', inMs(5_000), 'x');
  list.delete('deleted');
  await clock.advance(20_000);
  expect(due).toEqual([]);
  await clock.advance(40_000);
  expect(due).toEqual(['moved=second']);
  list.set('cleared', inMs(5_000), 'x');
  list.clear();
  await clock.advance(20_000);
  expect(due).toEqual(['moved=second']);
});

test('an entry may be set again while it falls due', async () => {
  const { clock, inMs } = createList();
  const due: string[] = [];
  const list: DueList<string> = new DueList(clock, (key) => {
    due.push(key);
    if (due.length < 3) list.set(key, inMs(2_000), '');
  });
  list.set('again', inMs(2_000), '');
  await clock.advance(10_000);
  expect(due).toEqual(['again', 'again', 'again']);
});
