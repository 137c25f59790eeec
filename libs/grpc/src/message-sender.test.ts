import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrameReader } from './frame-reader.ts';
import { blockBytes, MessageSender, type WritableCall } from './message-sender.ts';

/** A stream whose writes take until the test says so. */
function watchedSender() {
  const writes: Buffer[] = [];
  const left: [messages: number, bytes: number][] = [];
  let ended = false;
  let done: ((error?: Error) => void) | undefined;
  const stream = {
    write: (chunk: Buffer, callback: (error?: Error) => void) => {
      expect(ended || done).toBeFalsy();
      writes.push(Buffer.from(chunk));
      done = callback;
      return true;
    },
    end: () => {
      ended = true;
    },
  } as unknown as WritableCall;
  const finishWrite = async (error?: Error) => {
    const callback = done;
    done = undefined;
    callback?.(error);
    await turn();
  };
  const sender = new MessageSender({ onLeft: (messages, bytes) => left.push([messages, bytes]) });
  return {
    sender,
    stream,
    writes,
    left,
    finishWrite,
    isWriting: () => done !== undefined,
    isEnded: () => ended,
  };
}

const turn = () => new Promise(setImmediate);

function messagesIn(writes: readonly Buffer[]): string[] {
  const messages: string[] = [];
  const onMessage = (view: Uint8Array) => messages.push(Buffer.from(view).toString('latin1'));
  const reader = new FrameReader({ maxMessageBytes: 2 ** 30, onMessage });
  for (const write of writes) expect(reader.push(write)).toBeUndefined();
  expect(reader.pendingBytes).toBe(0);
  return messages;
}

it('writes what is said in one turn at once, and counts it when it has left', async () => {
  const { sender, stream, writes, left, finishWrite } = watchedSender();
  sender.start(stream);
  for (const text of ['a', '', 'bcd']) sender.add(Buffer.from(text));
  expect(writes).toEqual([]);
  await turn();
  expect(writes).toEqual([Buffer.from('\0\0\0\0\x01a\0\0\0\0\0\0\0\0\0\x03bcd', 'latin1')]);
  expect(left).toEqual([]);
  await finishWrite();
  expect(left).toEqual([[3, 4]]);
});

it('keeps what comes during a write for the next one', async () => {
  const { sender, stream, writes, finishWrite } = watchedSender();
  sender.start(stream);
  sender.add(Buffer.from('first'));
  await turn();
  sender.add(Buffer.from('second'));
  await turn();
  sender.add(Buffer.from('third'));
  await turn();
  expect(writes).toHaveLength(1);
  await finishWrite();
  expect(writes).toHaveLength(2);
  expect(messagesIn(writes)).toEqual(['first', 'second', 'third']);
});

it('waits for a stream, and ends it behind the last message', async () => {
  const { sender, stream, writes, finishWrite, isEnded } = watchedSender();
  sender.add(Buffer.from('early'));
  sender.finish();
  await turn();
  sender.start(stream);
  expect(messagesIn(writes)).toEqual(['early']);
  expect(isEnded()).toBe(false);
  await finishWrite();
  expect(isEnded()).toBe(true);
});

it('ends a stream on which nothing was said', () => {
  const { sender, stream, isEnded } = watchedSender();
  sender.start(stream);
  sender.finish();
  expect(isEnded()).toBe(true);
});

it('lets a late message write itself where it leaves', async () => {
  const { sender, stream, writes } = watchedSender();
  sender.start(stream);
  sender.add({ length: 3, writeTo: (target, at) => target.write('abc', at) });
  sender.add(Buffer.from('d'));
  await turn();
  expect(messagesIn(writes)).toEqual(['abc', 'd']);
});

it('writes a message larger than a block alone', async () => {
  const { sender, stream, writes, finishWrite } = watchedSender();
  sender.start(stream);
  for (const bytes of [1, 3 * blockBytes, 1]) sender.add(Buffer.alloc(bytes));
  await turn();
  await finishWrite();
  await finishWrite();
  expect(writes.map(({ length }) => length)).toEqual([6, 3 * blockBytes + 5, 6]);
});

it('counts nothing that a failed write took along, nor anything once the stream is over', async () => {
  const { sender, stream, writes, left, finishWrite } = watchedSender();
  sender.start(stream);
  sender.add(Buffer.from('lost'));
  await turn();
  sender.add(Buffer.from('never written'));
  await finishWrite(new Error('reset'));
  sender.drop();
  await finishWrite();
  expect(left).toEqual([]);
  expect(writes).toHaveLength(1);
});

it('keeps nothing of what has left, however long more is waiting', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const { sender, stream, finishWrite } = watchedSender();
  const first = new WeakRef({ length: blockBytes / 2, writeTo: () => undefined });
  sender.start(stream);
  sender.add(first.deref() ?? Buffer.alloc(0));
  for (let round = 0; round < 4; round++) {
    sender.add(Buffer.alloc(blockBytes));
    sender.add(Buffer.alloc(blockBytes));
    await turn();
    await finishWrite();
  }
  collectGarbage();
  expect(first.deref()).toBeUndefined();
});

it('brings out every message whole and in order, in writes no larger than a block', async () => {
  const sizes = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(7), async (lengths, pause) => {
      const { sender, stream, writes, left, finishWrite, isWriting } = watchedSender();
      const said = lengths.map((length, index) => String.fromCharCode(65 + (index % 26)).repeat(length));
      sender.start(stream);
      for (const [index, text] of said.entries()) {
        sender.add(Buffer.from(text));
        if (index % 8 === pause) await turn();
      }
      await turn();
      while (isWriting()) await finishWrite();
      expect(messagesIn(writes)).toEqual(said);
      expect(Math.max(...writes.map(({ length }) => length))).toBeLessThanOrEqual(blockBytes);
      expect(left.reduce((sum, [messages]) => sum + messages, 0)).toBe(said.length);
    }),
    { numRuns: 50 },
  );
});
