import { expect, test } from 'vitest';
import { encodeFrame } from './frame.ts';
import { FrameReader } from './frame-reader.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

function createReader(maxMessageBytes = 1_000_000) {
  const messages: string[] = [];
  const onMessage = (message: Uint8Array) => messages.push(text(message));
  return { messages, reader: new FrameReader({ maxMessageBytes, onMessage }) };
}

/** Cuts at places that a small generator chooses, so that a failure can be repeated. */
function* cut(bytes: Uint8Array, seed: number): Generator<Uint8Array> {
  let state = seed;
  for (let at = 0; at < bytes.length; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const size = 1 + (state % (seed % 3 === 0 ? 3 : 9_000));
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

test('messages come out whole and in order, however the data is cut', () => {
  const sent = Array.from({ length: 30 }, (_, index) => `${index}`.repeat((index * index * 7) % 3_000));
  const bytes = Buffer.concat(sent.map((each) => encodeFrame(Buffer.from(each))));
  for (let seed = 1; seed <= 20; seed++) {
    const { messages, reader } = createReader();
    const faults = [...cut(bytes, seed)].map((chunk) => reader.push(chunk));
    expect(new Set(faults)).toEqual(new Set([undefined]));
    expect(messages).toEqual(sent);
    expect(reader.pendingBytes).toBe(0);
  }
});

test('an empty message at the end of a chunk is not held back', () => {
  const { messages, reader } = createReader();
  reader.push(encodeFrame(new Uint8Array()));
  expect(messages).toEqual(['']);
});

test('a message that is only promised costs no memory', () => {
  const { messages, reader } = createReader();
  reader.push(encodeFrame(Buffer.alloc(900_000)).subarray(0, 100));
  expect(reader.pendingBytes).toBe(100);
  expect(messages).toEqual([]);
});

test.each([
  ['compressed', Buffer.from([1, 0, 0, 0, 1, 7])],
  ['bad-flag', Buffer.from([0x50, 0x52, 0x49, 0x20, 0x2a])],
  ['too-large', Buffer.from([0, 0xff, 0xff, 0xff, 0xff])],
] as const)('%s is a fault, after which nothing is read', (fault, bytes) => {
  const { messages, reader } = createReader();
  expect(reader.push(Buffer.concat([encodeFrame(Buffer.from('good')), bytes]))).toBe(fault);
  expect(reader.push(encodeFrame(Buffer.from('late')))).toBe(fault);
  expect(messages).toEqual(['good']);
});

test('a message of exactly the limit is taken', () => {
  const { messages, reader } = createReader(10);
  expect(reader.push(encodeFrame(Buffer.from('0123456789')))).toBeUndefined();
  expect(messages).toEqual(['0123456789']);
});
