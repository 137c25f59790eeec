import { manualClock } from '@kestrel/testkit';
import { expect, it } from 'vitest';
import { startKeepalive } from './keepalive.ts';

type Answer = (error: Error | null, duration: number, payload: Buffer<ArrayBuffer>) => void;

/** A session that keeps the pings until the test answers them. */
function watchedSession() {
  const clock = manualClock();
  const pings: Answer[] = [];
  const dead: number[] = [];
  const session = {
    destroyed: false,
    ping: (answer: ArrayBufferView | Answer) => {
      pings.push(answer as Answer);
      return true;
    },
  };
  const stop = startKeepalive({
    session,
    timeMs: 1000,
    timeoutMs: 100,
    clock,
    onDead: () => dead.push(clock.monotonicMs()),
  });
  const answer = (error: Error | null = null) => pings.at(-1)?.(error, 0, Buffer.alloc(8));
  return { clock, pings, dead, session, stop, answer };
}

it('pings again a while after each answer', async () => {
  const { clock, pings, dead, answer } = watchedSession();
  await clock.advance(999);
  expect(pings).toHaveLength(0);
  await clock.advance(1);
  expect(pings).toHaveLength(1);
  await clock.advance(50);
  answer();
  await clock.advance(999);
  expect(pings).toHaveLength(1);
  await clock.advance(1);
  expect(pings).toHaveLength(2);
  expect(dead).toEqual([]);
});

it('calls a peer dead that does not answer in time', async () => {
  const { clock, dead } = watchedSession();
  await clock.advance(1099);
  expect(dead).toEqual([]);
  await clock.advance(1);
  expect(dead).toHaveLength(1);
});

it.each(['stopped', 'destroyed'])('says nothing more once it is %s', async (how) => {
  const { clock, pings, dead, session, stop } = watchedSession();
  if (how === 'stopped') stop();
  else session.destroyed = true;
  await clock.advance(5000);
  expect(pings).toEqual([]);
  expect(dead).toEqual([]);
});
