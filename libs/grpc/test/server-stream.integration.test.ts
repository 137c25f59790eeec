import { createServer as createHttp2Server, type ServerHttp2Stream } from 'node:http2';
import { status } from '@grpc/grpc-js';
import { eventually, tcpProxy } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { type Connection, callUnary, EndedError, encodeFrame, openServerStream } from '../src/index.ts';
import { connectTo, listenLocally, paths, type RawStream, startTestServer } from './test-server.ts';

const request = Buffer.from('please');
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

/** What it got, as text, and how it ended. */
function collect(connection: Connection, path = paths.stream) {
  const messages: string[] = [];
  const onMessage = (message: Uint8Array) => messages.push(text(message));
  return { messages, stream: openServerStream(connection, { path, request, onMessage }) };
}

/** A server of bare HTTP/2, for answers that grpc-js does not give. */
async function startBareServer(answer: (stream: ServerHttp2Stream) => void) {
  const server = createHttp2Server();
  server.on('stream', (stream) => {
    stream.on('error', () => undefined);
    answer(stream);
  });
  return {
    port: await listenLocally(server),
    options: { credentials: undefined },
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' };

describe('a call of many answers', () => {
  it('brings the messages of a grpc-js server in order, of any size, and its status', async () => {
    const sent = ['', 'a', 'b'.repeat(100_000), 'c'.repeat(5_000_000), 'd'];
    let asked = '';
    const onStream = (stream: RawStream) => {
      stream.on('data', (message: Buffer) => {
        asked = text(message);
        for (const each of sent) stream.write(Buffer.from(each));
        stream.end();
      });
    };
    await using server = await startTestServer({ onStream });
    using connection = connectTo(server.port);
    const { messages, stream } = collect(connection);
    expect(await stream.ended).toEqual({ kind: 'completed', code: 0, reason: 'OK' });
    expect(asked).toBe('please');
    expect(messages).toEqual(sent);
    expect(connection.state).toBe('open');
  });

  it('tells errors with their text, with and without messages before', async () => {
    const onStream = (stream: RawStream) => {
      stream.once('data', () => {
        stream.write(Buffer.from('one'));
        stream.emit('error', { code: status.INVALID_ARGUMENT, details: 'invalid field mask: 100 % größe' });
      });
    };
    await using server = await startTestServer({ onStream });
    using connection = connectTo(server.port);
    const end = { kind: 'interrupted', code: 3, reason: 'INVALID_ARGUMENT: invalid field mask: 100 % größe' };
    expect(await collect(connection).stream.ended).toEqual(end);
    expect(await collect(connection, '/test.Service/Unknown').stream.ended).toMatchObject({
      kind: 'unimplemented',
    });
  });

  it('holds a fast server back while it is paused, and loses nothing', async () => {
    const message = Buffer.alloc(64 * 1024, 'x');
    let written = 0;
    const onStream = (stream: RawStream) => {
      const write = () => {
        while (written < 400) {
          written += 1;
          if (!stream.write(message)) {
            stream.once('drain', write);
            return;
          }
        }
        stream.end();
      };
      stream.once('data', write);
    };
    const onCall = (_call: unknown, answer: (error: null, response: Buffer) => void) =>
      answer(null, Buffer.from('there'));
    await using server = await startTestServer({ onStream, onCall });
    using connection = connectTo(server.port, { windowBytes: 1024 * 1024 });
    let bytes = 0;
    const stream = openServerStream(connection, {
      path: paths.stream,
      request,
      onMessage: (view) => {
        bytes += view.length;
      },
    });
    stream.pause();
    await eventually(() => expect(written).toBeGreaterThan(10));
    const call = await callUnary(connection, { path: paths.call, request, timeoutMs: 5_000 });
    expect(text(call.response ?? new Uint8Array())).toBe('there');
    expect(written).toBeLessThan(200);
    expect(bytes).toBeLessThan(1024 * 1024);
    stream.resume();
    expect((await stream.ended).kind).toBe('completed');
    expect(bytes).toBe(400 * message.length);
  });

  it('is held back also where that was said before the connection was open', async () => {
    const onStream = (stream: RawStream) => void stream.write(Buffer.from('one'));
    const onCall = (_call: unknown, answer: (error: null, response: Buffer) => void) =>
      answer(null, Buffer.from('there'));
    await using server = await startTestServer({ onStream, onCall });
    using connection = connectTo(server.port);
    const { messages, stream } = collect(connection);
    stream.pause();
    expect(connection.state).toBe('connecting');
    await callUnary(connection, { path: paths.call, request, timeoutMs: 5_000 });
    await callUnary(connection, { path: paths.call, request, timeoutMs: 5_000 });
    expect(messages).toEqual([]);
    stream.resume();
    await eventually(() => expect(messages).toEqual(['one']));
  });

  it('ends at once when it is cancelled, also while it is paused', async () => {
    await using server = await startTestServer({
      onStream: (stream) => void stream.write(Buffer.from('one')),
    });
    using connection = connectTo(server.port);
    const { messages, stream } = collect(connection);
    await eventually(() => expect(messages).toEqual(['one']));
    stream.pause();
    stream.cancel();
    expect(await stream.ended).toMatchObject({ kind: 'cancelled' });
    expect(connection.state).toBe('open');
  });

  it('tells the peer of each that is cancelled in the middle of a flood, and has room for the next', async () => {
    const count = 30;
    let told = 0;
    const flood = (stream: RawStream) => {
      const message = Buffer.alloc(16_000);
      const write = () => {
        while (!stream.cancelled && stream.write(message));
      };
      stream.on('drain', write);
      stream.on('cancelled', () => {
        told += 1;
      });
      write();
    };
    await using server = await startTestServer({ onStream: flood });
    using connection = connectTo(server.port, { windowBytes: 1024 * 1024 });
    for (let round = 0; round < count; round += 1) {
      const { promise: begun, resolve } = Promise.withResolvers<void>();
      const stream = openServerStream(connection, {
        path: paths.stream,
        request,
        onMessage: () => resolve(),
      });
      await begun;
      stream.cancel();
      expect(await stream.ended).toMatchObject({ kind: 'cancelled' });
    }
    await eventually(() => expect(told).toBe(count));
  });

  it('takes no new calls after a GOAWAY, and lets the old ones finish', async () => {
    let goOn: () => void = () => undefined;
    const onStream = (stream: RawStream) => {
      stream.resume();
      stream.write(Buffer.from('one'));
      goOn = () => {
        stream.write(Buffer.from('two'));
        stream.end();
      };
    };
    await using server = await startTestServer({ onStream });
    using connection = connectTo(server.port);
    const { messages, stream } = collect(connection);
    await eventually(() => expect(messages).toEqual(['one']));
    server.server.tryShutdown(() => undefined);
    await eventually(() => expect(connection.state).toBe('leaving'));
    expect(() => collect(connection)).toThrow(EndedError);
    goOn();
    expect(await stream.ended).toMatchObject({ kind: 'completed' });
    expect(messages).toEqual(['one', 'two']);
    await connection.ended;
  });

  it('is interrupted when the connection breaks', async () => {
    await using server = await startTestServer({
      onStream: (stream) => void stream.write(Buffer.from('one')),
    });
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    const { messages, stream } = collect(connection);
    await eventually(() => expect(messages).toEqual(['one']));
    proxy.resetAll();
    expect(await stream.ended).toMatchObject({ kind: 'interrupted', code: 14 });
    expect(connection.state).toBe('leaving');
  });

  it.each<[string, (stream: ServerHttp2Stream) => void, object]>([
    [
      'a compressed message',
      (stream) => {
        stream.respond(grpcHeaders);
        stream.write(Buffer.from([1, 0, 0, 0, 1, 9]));
      },
      { code: 13, reason: expect.stringContaining('compressed') },
    ],
    [
      'a message over the limit',
      (stream) => {
        stream.respond(grpcHeaders);
        stream.write(Buffer.from([0, 2, 0, 0, 0]));
      },
      { code: 8, reason: expect.stringContaining('too large') },
    ],
    [
      'an end within a message',
      (stream) => {
        stream.respond(grpcHeaders, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
        stream.end(Buffer.from([0, 0, 0, 0, 9, 1]));
      },
      { code: 13, reason: expect.stringContaining('within a message') },
    ],
    [
      'no gRPC at all',
      (stream) => {
        stream.respond({ ':status': 200, 'content-type': 'text/html' });
        stream.end('<html>');
      },
      { code: 2, reason: expect.stringContaining('text/html') },
    ],
    [
      'an HTTP error',
      (stream) => {
        stream.respond({ ':status': 503, 'content-type': 'text/plain' });
        stream.end('no upstream');
      },
      { code: 14, reason: expect.stringContaining('503') },
    ],
    [
      'an end without a status',
      (stream) => {
        stream.respond(grpcHeaders);
        stream.end(encodeFrame(Buffer.from('one')));
      },
      { code: 14, reason: expect.stringContaining('broke off') },
    ],
    ['a reset', (stream) => stream.close(2), { code: 13, reason: expect.stringContaining('error 2') }],
    [
      'a status in the headers alone',
      (stream) =>
        stream.respond(
          { ...grpcHeaders, 'grpc-status': '7', 'grpc-message': 'not%20you' },
          { endStream: true },
        ),
      { kind: 'forbidden', reason: 'PERMISSION_DENIED: not you' },
    ],
    [
      'a status that is no number',
      (stream) => stream.respond({ ...grpcHeaders, 'grpc-status': 'well' }, { endStream: true }),
      { code: 2 },
    ],
  ])('has a cause for %s', async (_, answer, end) => {
    await using server = await startBareServer(answer);
    using connection = connectTo(server.port, server.options);
    expect(await collect(connection).stream.ended).toMatchObject(end);
  });
});
