import { createServer } from 'node:net';
import { status } from '@grpc/grpc-js';
import { tcpProxy } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { callUnary, EndedError, type UnaryCallOptions } from '../src/index.ts';
import { connectTo, listenLocally, paths, startTestServer, type TestServerOptions } from './test-server.ts';

const request: UnaryCallOptions = {
  path: paths.call,
  request: Buffer.from('question'),
  metadata: { authorization: 'Bearer abc' },
  timeoutMs: 10_000,
};

const answering: TestServerOptions = {
  onCall: ({ request: question, metadata }, answer) =>
    answer(null, Buffer.from(`${question} of ${metadata.get('authorization')}`)),
};

describe('a unary call', () => {
  it('brings the response, as bytes', async () => {
    await using server = await startTestServer(answering);
    using connection = connectTo(server.port);
    const { response, end, answered } = await callUnary(connection, request);
    expect(String(response)).toBe('question of Bearer abc');
    expect(end.kind).toBe('completed');
    expect(answered).toBe(true);
  });

  it('counts any status of the peer as an answer', async () => {
    await using server = await startTestServer({
      onCall: (_call, answer) => answer({ code: status.UNAUTHENTICATED, details: 'token expired' }),
    });
    using connection = connectTo(server.port);
    const { response, end, answered } = await callUnary(connection, request);
    expect(response).toBeUndefined();
    expect(end).toMatchObject({ kind: 'unauthenticated', reason: 'UNAUTHENTICATED: token expired' });
    expect(answered).toBe(true);
  });

  it('times out, unanswered, where the peer is frozen', async () => {
    await using server = await startTestServer(answering);
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    await connection.settled;
    proxy.freeze();
    const { end, answered } = await callUnary(connection, { ...request, timeoutMs: 100 });
    expect(end.kind).toBe('timed-out');
    expect(answered).toBe(false);
  });

  it('is interrupted, unanswered, when the connection is cut', async () => {
    await using server = await startTestServer({ onCall: () => undefined });
    await using proxy = await tcpProxy({ target: server.port });
    using connection = connectTo(proxy.port);
    await connection.settled;
    const result = callUnary(connection, request);
    proxy.resetAll();
    expect(await result).toMatchObject({ end: { kind: 'interrupted' }, answered: false });
  });

  it('times out where the connection does not come about', async () => {
    const silent = createServer();
    const port = await listenLocally(silent);
    using connection = connectTo(port);
    expect((await callUnary(connection, { ...request, timeoutMs: 50 })).end.kind).toBe('timed-out');
    expect(connection.state).toBe('connecting');
    silent.close();
  });

  it('is refused on a closed connection', async () => {
    await using server = await startTestServer(answering);
    using connection = connectTo(server.port);
    connection.close();
    await expect(callUnary(connection, request)).rejects.toThrow(EndedError);
  });
});
