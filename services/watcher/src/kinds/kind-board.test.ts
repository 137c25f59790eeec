import type { ReflectorPhase, ReflectorState } from '@kestrel/kube';
import { manualClock } from '@kestrel/testkit';
import { beforeEach, expect, test } from 'vitest';
import { KindBoard } from './kind-board.ts';
import { watchedKinds } from './watched-kind.ts';

const { pods } = watchedKinds;

let clock: ReturnType<typeof manualClock>;
let changes: number;
let board: KindBoard;

beforeEach(() => {
  clock = manualClock();
  changes = 0;
  const onChanged = () => {
    changes += 1;
  };
  board = new KindBoard([pods], { clock, onChanged });
});

function enter(phase: ReflectorPhase): void {
  const state: ReflectorState = {
    phase,
    reason: '',
    sinceMs: clock.monotonicMs(),
    verb: 'list',
    resource: 'pods',
  };
  board.setState(pods, state);
}

test('a kind is open until it is answered', () => {
  expect(board.answerOf(pods)).toBe('open');
  enter('listing');
  expect(board.answerOf(pods)).toBe('open');
  board.setListed(pods);
  expect(board.answerOf(pods)).toBe('listed');
});

test('a kind that is forbidden or not there is answered at once', () => {
  enter('refused');
  expect(board.answerOf(pods)).toBe('refused');
  enter('absent');
  expect(board.answerOf(pods)).toBe('absent');
  enter('listing');
  expect(board.answerOf(pods)).toBe('open');
});

test('a kind that fails is refused after two minutes, and that is announced', async () => {
  enter('failing');
  await clock.advance(60_000);
  enter('listing');
  enter('failing');
  const before = changes;
  await clock.advance(59_000);
  expect(board.answerOf(pods)).toBe('open');
  await clock.advance(2_000);
  expect(board.answerOf(pods)).toBe('refused');
  expect(changes).toBe(before + 1);
});

test('a kind that was listed stays so, whatever happens to it', async () => {
  board.setListed(pods);
  enter('refused');
  enter('failing');
  await clock.advance(600_000);
  expect(board.answerOf(pods)).toBe('listed');
});

test('nothing is announced when it is closed', async () => {
  enter('failing');
  board.close();
  const before = changes;
  await clock.advance(600_000);
  expect(changes).toBe(before);
});

test('a listed kind is out of touch while it is forbidden, or has failed for 15 s', async () => {
  const isOutOfTouch = () => board.all[0]?.isOutOfTouch;
  enter('failing');
  await clock.advance(16_000);
  expect(isOutOfTouch()).toBe(false);
  board.setListed(pods);
  enter('watching');
  expect(isOutOfTouch()).toBe(false);
  enter('refused');
  expect(isOutOfTouch()).toBe(true);
  enter('watching');
  expect(isOutOfTouch()).toBe(false);
  enter('failing');
  const before = changes;
  await clock.advance(15_000);
  expect(changes).toBe(before + 1);
  expect(isOutOfTouch()).toBe(true);
  expect(board.answerOf(pods)).toBe('listed');
  enter('watching');
  expect(isOutOfTouch()).toBe(false);
});
