import { expect, test } from 'vitest';
import { createListGate } from './list-gate.ts';

const never = new AbortController().signal;

test('lets as many in as there are places, the others in the order in which they came', async () => {
  const gate = createListGate(1);
  const entered: number[] = [];
  const first = await gate.enter(never);
  const second = gate.enter(never).then((place) => {
    entered.push(2);
    return place;
  });
  const third = gate.enter(never).then((place) => {
    entered.push(3);
    return place;
  });
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  const placeOfSecond = await second;
  expect(entered).toEqual([2]);
  placeOfSecond[Symbol.dispose]();
  await third;
  expect(entered).toEqual([2, 3]);
});

test('one that gives up takes no place', async () => {
  const gate = createListGate(1);
  const place = await gate.enter(never);
  const impatient = new AbortController();
  const waiting = gate.enter(impatient.signal);
  impatient.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  place[Symbol.dispose]();
  await expect(gate.enter(never)).resolves.toBeDefined();
});

test('one that has given up already is not let in', () => {
  expect(() => createListGate(1).enter(AbortSignal.abort(new Error('gone')))).toThrow('gone');
});

test('whoever takes a place takes its memory, and nobody has it at the same time', async () => {
  const gate = createListGate(2);
  const [first, second] = [await gate.enter(never), await gate.enter(never)];
  expect(second.memory).not.toBe(first.memory);
  const third = gate.enter(never);
  first[Symbol.dispose]();
  expect((await third).memory).toBe(first.memory);
});
