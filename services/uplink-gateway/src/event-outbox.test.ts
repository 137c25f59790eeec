import { describe, expect, test } from 'vitest';
import { EventOutbox } from './event-outbox.ts';

const holdMs = 10_000;

function outbox(...sequences: number[]): EventOutbox<string> {
  const made = new EventOutbox<string>({ holdMs });
  for (const sequence of sequences)
    made.add({ incarnation: 'i', sequence, bytes: 100, content: `event ${sequence}` });
  return made;
}

function writeAll(box: EventOutbox<string>): number[] {
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
      { incarnation: 'i', sequence: 5, outcome: 'confirmed' },
      { incarnation: 'i', sequence: 6, outcome: 'confirmed' },
    ]);
    expect(box.bytes).toBe(100);
  });

  test('what was only received never settles', () => {
    const box = outbox(5);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, 0, true)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 1 }, holdMs * 2, true)).toEqual([]);
    expect(box.streamEnded({ regularly: true, acknowledging: true })).toEqual([]);
    expect(writeAll(box)).toEqual([5]);
  });
});

describe('with a cloud that does not acknowledge', () => {
  test('what was received settles after the hold', () => {
    const box = outbox(5, 6);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, 0, false)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 2 }, 1, false)).toEqual([]);
    expect(box.settle({ confirmed: 0, received: 2 }, holdMs, false)).toEqual([
      { incarnation: 'i', sequence: 5, outcome: 'unconfirmed' },
    ]);
    expect(box.settle({ confirmed: 0, received: 2 }, holdMs + 1, false)).toEqual([
      { incarnation: 'i', sequence: 6, outcome: 'unconfirmed' },
    ]);
    expect(box.count).toBe(0);
  });

  test('a regular end of the stream settles what was received', () => {
    const box = outbox(5, 6);
    writeAll(box);
    box.settle({ confirmed: 0, received: 1 }, 0, false);
    expect(box.streamEnded({ regularly: true, acknowledging: false })).toEqual([
      { incarnation: 'i', sequence: 5, outcome: 'unconfirmed' },
    ]);
    expect(writeAll(box)).toEqual([6]);
  });

  test('an end with an error sends everything again, in order, also what was received', () => {
    const box = outbox(5, 6, 7);
    writeAll(box);
    box.settle({ confirmed: 0, received: 2 }, 0, false);
    expect(box.streamEnded({ regularly: false, acknowledging: false })).toEqual([]);
    box.add({ incarnation: 'i', sequence: 8, bytes: 100, content: 'event 8' });
    expect(writeAll(box)).toEqual([5, 6, 7, 8]);
  });

  test('the hold starts anew on the next stream', () => {
    const box = outbox(5);
    writeAll(box);
    box.settle({ confirmed: 0, received: 1 }, 0, false);
    box.streamEnded({ regularly: false, acknowledging: false });
    expect(box.settle({ confirmed: 0, received: 5 }, holdMs, false)).toEqual([]);
    writeAll(box);
    expect(box.settle({ confirmed: 0, received: 1 }, holdMs, false)).toEqual([]);
  });
});

describe('an event that can never be sent', () => {
  test('settles when its turn comes, and not before', () => {
    const box = outbox(5, 6, 7);
    box.next();
    box.written(1);
    box.refuse();
    expect(box.next()?.sequence).toBe(7);
    expect(box.settle({ confirmed: 0, received: 0 }, 0, true)).toEqual([]);
    expect(box.settle({ confirmed: 1, received: 1 }, 0, true)).toEqual([
      { incarnation: 'i', sequence: 5, outcome: 'confirmed' },
      { incarnation: 'i', sequence: 6, outcome: 'refused' },
    ]);
    expect(box.next()?.sequence).toBe(7);
  });

  test('is not tried again on the next stream', () => {
    const box = outbox(5, 6, 7);
    box.next();
    box.written(1);
    box.refuse();
    box.streamEnded({ regularly: false, acknowledging: true });
    expect(writeAll(box)).toEqual([5, 7]);
  });
});
