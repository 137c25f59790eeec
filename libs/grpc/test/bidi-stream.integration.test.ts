import { Metadata, status } from '@grpc/grpc-js';
import { eventually, tcpProxy } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { callUnary, EndedError, MessageTooLargeError, maxMessageBytes, NoRoomError } from '../src/index.ts';
import { openCollected } from './collected-stream.ts';
import { connectTo, paths, type RawStream, startTestServer } from './test-server.ts';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

function collectingServer() {
  const received: Buffer[] = [];
  const onStream = (stream: RawStream) => {
    stream.on('data', (message: Buffer) => received.push(message));
    stream.on('end', () => stream.end());
  };
  return { received, onStream };
}

describe('a stream of bytes', () => {
  it('carries messages both ways as they are, and counts them', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { stream, messages, ended } = openCollected(connection);
    const sent = [Buffer.from([0, 1, 2, 255]), Buffer.alloc(0), Buffer.alloc(300_000, 7)];
    expect(sent.map((message) => stream.write(message))).toEqual([1, 2, 3]);
    stream.finish();
    expect(await ended).toMatchObject({ kind: 'completed', code: status.OK });
    expect(messages).toEqual(sent);
    expect(stream).toMatchObject({ writtenOrdinal: 3, flushedOrdinal: 3, unsentBytes: 0 });
  });

  it('writes the part of a larger buffer that it is given', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { stream, messages } = openCollected(connection);
    stream.write(new TextEncoder().encode('before-inside-after').subarray(7, 13));
    await eventually(() => expect(messages.map(String)).toEqual(['inside']));
  });

  it('sends its metadata and shows that of the peer', async () => {
    const seen: unknown[] = [];
    await using server = await startTestServer({
      onStream: (stream, metadata) => {
        seen.push(metadata.get('authorization'));
        const answer = new Metadata();
        answer.set('kestrel-extensions', 'received-through, delivery-id');
        stream.sendMetadata(answer);
      },
    });
    using connection = connectTo(server.port);
    const shown = await new Promise<Readonly<Record<string, string>>>((resolve) => {
      openCollected(connection, { metadata: { authorization: 'Bearer abc' }, onMetadata: resolve });
    });
    expect(shown['kestrel-extensions']).toBe('received-through, delivery-id');
    expect(seen).toEqual([['Bearer abc']]);
  });

  it.each([
    ['unimplemented', status.UNIMPLEMENTED],
    ['unauthenticated', status.UNAUTHENTICATED],
    ['forbidden', status.PERMISSION_DENIED],
    ['interrupted', status.INTERNAL],
    ['interrupted', status.RESOURCE_EXHAUSTED],
    ['interrupted', status.CANCELLED],
  ])('ends as %s with status %i', async (kind, code) => {
    await using server = await startTestServer({
      onStream: (stream) => stream.emit('error', { code, details: 'said so' }),
    });
    using connection = connectTo(server.port);
    const end = await openCollected(connection).ended;
    expect(end).toMatchObject({ kind, code, reason: expect.stringContaining('said so') });
  });

  it('ends as unimplemented where the peer has no such method', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    expect(await openCollected(connection, { path: '/test.Service/Other' }).ended).toMatchObject({
      kind: 'unimplemented',
    });
    expect(connection.state).toBe('open');
  });

  it('refuses a message over the limit before it is written, and lives on', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { stream, messages } = openCollected(connection);
    expect(() => stream.write(Buffer.alloc(maxMessageBytes + 1))).toThrow(MessageTooLargeError);
    stream.write(Buffer.from('small'));
    await eventually(() => expect(messages.map(String)).toEqual(['small']));
    expect(stream.writtenOrdinal).toBe(1);
  });

  it('takes a message of exactly the limit', async () => {
    const { received, onStream } = collectingServer();
    await using server = await startTestServer({
      onStream,
      options: { 'grpc.max_receive_message_length': maxMessageBytes },
    });
    using connection = connectTo(server.port);
    openCollected(connection).stream.write(Buffer.alloc(maxMessageBytes));
    await eventually(() => expect(received.map(({ length }) => length)).toEqual([maxMessageBytes]));
  });

  it('takes nothing after its end', async () => {
    await using server = await startTestServer();
    using connection = connectTo(server.port);
    const { stream, ended } = openCollected(connection);
    stream.cancel();
    expect(await ended).toMatchObject({ kind: 'cancelled' });
    expect(() => stream.write(Buffer.from('late'))).toThrow(EndedError);
    expect(stream.room(1)).toBeUndefined();
  });
});

describe('a stream to a peer that stops reading', () => {
  const message = Buffer.alloc(64 * kibibyte, 1);

  it('keeps what is unsent within the bound, and sends it all when the peer reads again', async () => {
    const { received, onStream } = collectingServer();
    await using server = await startTestServer({ onStream });
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    const { stream } = openCollected(connection);
    stream.write(message);
    await eventually(() => expect(received).toHaveLength(1));
    proxy.freeze();
    const rssBefore = process.memoryUsage.rss();
    let written = 1;
    let refused = 0;
    for (let attempt = 0; attempt < 3000; attempt++) {
      if (stream.room(message.length) !== undefined) {
        refused += 1;
        expect(() => stream.write(message)).toThrow(NoRoomError);
      } else {
        stream.write(message);
        written += 1;
      }
      expect(stream.unsentBytes).toBeLessThanOrEqual(8 * mebibyte);
      if (attempt % 100 === 0) await new Promise(setImmediate);
    }
    expect(refused).toBeGreaterThan(2500);
    expect(process.memoryUsage.rss() - rssBefore).toBeLessThan(48 * mebibyte);
    expect(stream.flushedOrdinal).toBeLessThan(written);
    proxy.heal();
    await eventually(() => expect(received).toHaveLength(written));
    await eventually(() => expect(stream).toMatchObject({ unsentBytes: 0, flushedOrdinal: written }));
  });

  it('wakes writers in the order in which they asked, as far as there is room', async () => {
    const { received, onStream } = collectingServer();
    await using server = await startTestServer({ onStream });
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    const { stream } = openCollected(connection, { maxUnsentBytes: 2 * mebibyte });
    await connection.settled;
    proxy.freeze();
    while (stream.room(message.length) === undefined) stream.write(message);
    const order: string[] = [];
    const write = async (name: string, bytes: number) => {
      for (let wait = stream.room(bytes); wait; wait = stream.room(bytes)) await wait;
      stream.write(Buffer.alloc(bytes));
      order.push(name);
    };
    const writers = [write('large', 2 * mebibyte), write('small', kibibyte), write('last', kibibyte)];
    proxy.heal();
    await Promise.all(writers);
    expect(order).toEqual(['large', 'small', 'last']);
    await eventually(() => expect(received).toHaveLength(stream.writtenOrdinal));
  });

  it('lets a message larger than the bound pass alone', async () => {
    const { received, onStream } = collectingServer();
    await using server = await startTestServer({ onStream });
    using connection = connectTo(server.port);
    const { stream } = openCollected(connection, { maxUnsentBytes: 1000 });
    expect(stream.room(5000)).toBeUndefined();
    stream.write(Buffer.alloc(5000));
    expect(stream.room(1)).toBeDefined();
    await eventually(() => expect(received).toHaveLength(1));
  });

  it('wakes whoever waits for room when it ends', async () => {
    const { onStream } = collectingServer();
    await using server = await startTestServer({ onStream });
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    const { stream, ended } = openCollected(connection);
    await connection.settled;
    proxy.freeze();
    while (stream.room(message.length) === undefined) stream.write(message);
    const room = stream.room(message.length);
    proxy.resetAll();
    await room;
    expect((await ended).kind).toBe('interrupted');
  });
});

describe('a call beside a stream', () => {
  it('is not answered before what had left on the stream has arrived', async () => {
    const { received, onStream } = collectingServer();
    const receivedAtCall: number[] = [];
    await using server = await startTestServer({
      onStream,
      onCall: (_call, answer) => {
        receivedAtCall.push(received.length);
        answer({ code: status.UNIMPLEMENTED, details: 'never heard of it' });
      },
    });
    await using proxy = await tcpProxy({ target: server.port });
    proxy.delay(5);
    using connection = connectTo(proxy.port);
    const { stream } = openCollected(connection);
    for (let round = 1; round <= 20; round++) {
      stream.write(Buffer.alloc(10 * kibibyte));
      await eventually(() => expect(stream.flushedOrdinal).toBe(round), { intervalMs: 1 });
      const request = { path: paths.call, request: Buffer.alloc(0), metadata: {}, timeoutMs: 10_000 };
      const { answered, end } = await callUnary(connection, request);
      expect(answered).toBe(true);
      expect(end.kind).toBe('unimplemented');
      expect(receivedAtCall.at(-1)).toBe(round);
    }
  });
});
