import { describe, expect, test } from 'vitest';
import { Outbox, type Outcome } from './outbox.ts';

const holdMs = 10_000;
const proven = { confirmed: 0, received: 1 };

function outbox(...sequences: number[]): Outbox<string> {
  const made = new Outbox<string>({ holdMs });
  for (const sequence of sequences) made.add(event(sequence));
  return made;
}

function event(sequence: number) {
  return { incarnation: 'i', sequence, bytes: 100, messages: 1, content: `event ${sequence}` };
}

function settled(sequence: number, outcome: Outcome) {
  return { incarnation: 'i', sequence, outcome, content: `event ${sequence}` };
}

function writeAll(box: Outbox<string>): number[] {
  const written: number[] = [];
  for (let next = box.next(); next; next = box.next()) {
    written.push(next.sequence);
    box.written(written.length);
  }
  return written;
}

describe('with a cloud that acknowledges', () => {
  test('what is confirmed settles at once and in order', () => {
    const box = outbox(5, 6, 9);
    writeAll(box);
    expect(box.settle({ confirmed: 2, received: 3 }, 0, true)).toEqual([
      settled(5, 'confirmed'),
      settled(6, 'confirmed'),
    ]);
    expect(box.bytes).toBe(100);
  });

  test('what was only received never settles', () => {
    const box = outbox(5);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, 0, true)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 1 }, holdMs * 2, true)).toEqual([]);
    expect(box.streamEnded({ regularly: true, acknowledging: true, proven })).toEqual([]);
    expect(writeAll(box)).toEqual([5]);
  });
});

describe('with a cloud that does not acknowledge', () => {
  test('what was received settles after the hold', () => {
    const box = outbox(5, 6);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, 0, false)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 2 }, 1, false)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 2 }, holdMs, false)).toEqual([settled(5, 'unconfirmed')]);
    expect(box.settle({ confirmed: 0, received: 2 }, holdMs + 1, false)).toEqual([settled(6, 'unconfirmed')]);
    expect(box.count).toBe(0);
  });

  test('a regular end of the stream settles what was received', () => {
    const box = outbox(5, 6);
    writeAll(box);
    box.settle({ confirmed: 0, received: 1 }, 0, false);
    expect(box.streamEnded({ regularly: true, acknowledging: false, proven })).toEqual([
      settled(5, 'unconfirmed'),
    ]);
    expect(writeAll(box)).toEqual([6]);
  });

  test('an end with an error sends everything again, in order, also what was received', () => {
    const box = outbox(5, 6, 7);
    writeAll(box);
    box.settle({ confirmed: 0, received: 2 }, 0, false);
    expect(box.streamEnded({ regularly: false, acknowledging: false, proven })).toEqual([]);
    box.add(event(8));
    expect(writeAll(box)).toEqual([5, 6, 7, 8]);
  });

  test('the hold starts anew on the next stream', () => {
    const box = outbox(5);
    writeAll(box);
    box.settle({ confirmed: 0, received: 1 }, 0, false);
    box.streamEnded({ regularly: false, acknowledging: false, proven });
    expect(box.settle({ confirmed: 0, received: 5 }, holdMs, false)).toEqual([]);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, holdMs, false)).toEqual([]);
  });
});

describe('an entry with a verdict', () => {
  function withRefused(): Outbox<string> {
    const box = outbox(5);
    box.add({ ...event(6), verdict: 'refused' });
    box.add(event(7));
    return box;
  }

  test('settles when its turn comes, and not before', () => {
    const box = withRefused();
    expect(writeAll(box)).toEqual([5, 7]);
    expect(box.settle({ confirmed: 0, received: 0 }, 0, true)).toEqual([]);
    expect(box.settle({ confirmed: 1, received: 1 }, 0, true)).toEqual([
      settled(5, 'confirmed'),
      settled(6, 'refused'),
    ]);
    expect(box.settle({ confirmed: 2, received: 2 }, 0, true)).toEqual([settled(7, 'confirmed')]);
  });

  test('is not tried on the next stream either', () => {
    const box = withRefused();
    writeAll(box);
    box.streamEnded({ regularly: false, acknowledging: true, proven: { confirmed: 0, received: 2 } });
    expect(writeAll(box)).toEqual([5, 7]);
  });
});

describe('a batch of counters', () => {
  function batches(...sequences: number[]): Outbox<string> {
    const box = new Outbox<string>({ holdMs: 0 });
    for (const sequence of sequences) box.add({ ...event(sequence), messages: 10 });
    return box;
  }

  test('settles when its last message is received, where nothing is acknowledged', () => {
    const box = batches(5, 6);
    box.written(1, 4);
    box.written(7, 6);
    expect(box.settle({ confirmed: 0, received: 11 }, 0, false)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 12 }, 0, false)).toEqual([settled(5, 'unconfirmed')]);
  });

  test('is not confirmed by its first messages', () => {
    const box = batches(5);
    box.written(1, 10);
    expect(box.settle({ confirmed: 9, received: 10 }, 0, true)).toEqual([]);
    expect(box.settle({ confirmed: 10, received: 10 }, 0, true)).toEqual([settled(5, 'confirmed')]);
  });

  test('goes on, on the next stream, behind what was received of it on this one', () => {
    const box = batches(5, 6);
    box.written(1, 4);
    box.written(7, 6);
    box.written(13, 3);
    const end = { regularly: false, acknowledging: false, proven: { confirmed: 0, received: 8 } };
    expect(box.streamEnded(end)).toEqual([]);
    expect(box.next()).toMatchObject({ sequence: 5, from: 6 });
    box.written(1, 4);
    expect(box.next()).toMatchObject({ sequence: 6, from: 0 });
    expect(box.settle({ confirmed: 0, received: 4 }, 0, false)).toEqual([settled(5, 'unconfirmed')]);
  });

  test('goes on behind what was confirmed, where the cloud acknowledges', () => {
    const box = batches(5);
    box.written(1, 10);
    const end = { regularly: false, acknowledging: true, proven: { confirmed: 3, received: 8 } };
    expect(box.streamEnded(end)).toEqual([]);
    expect(box.next()).toMatchObject({ sequence: 5, from: 3 });
  });
});
