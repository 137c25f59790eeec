import { expect, test } from 'vitest';
import { createListGate } from './list-gate.ts';

const never = new AbortController().signal;

test('lets as many in as there are places, the others in the order in which they came', async () => {
  const gate = createListGate(1);
  const entered: number[] = [];
  const leaveFirst = await gate.enter(never);
  const second = gate.enter(never).then((leave) => {
    entered.push(2);
    return leave;
  });
  const third = gate.enter(never).then((leave) => {
    entered.push(3);
    return leave;
  });
  leaveFirst();
  leaveFirst();
  const leaveSecond = await second;
  expect(entered).toEqual([2]);
  leaveSecond();
  await third;
  expect(entered).toEqual([2, 3]);
});

test('one that gives up takes no place', async () => {
  const gate = createListGate(1);
  const leave = await gate.enter(never);
  const impatient = new AbortController();
  const waiting = gate.enter(impatient.signal);
  impatient.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  leave();
  await expect(gate.enter(never)).resolves.toBeTypeOf('function');
});

test('one that has given up already is not let in', () => {
  expect(() => createListGate(1).enter(AbortSignal.abort(new Error('gone')))).toThrow('gone');
});
