import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { freePort } from '../src/free-port.ts';
import { type TcpProxy, tcpProxy } from '../src/tcp-proxy.ts';

let server: Server;
let serverSockets: Socket[];
let proxy: TcpProxy;

beforeEach(async () => {
  serverSockets = [];
  server = createServer({ allowHalfOpen: true }, (socket) => {
    serverSockets.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  proxy = await tcpProxy({ target: port });
});

afterEach(async () => {
  await proxy.close();
  for (const socket of serverSockets) socket.destroy();
  server.close();
});

interface Client {
  readonly socket: Socket;
  readonly received: () => string;
  readonly ended: () => string | undefined;
}

async function dial(): Promise<Client> {
  const socket = connect(proxy.port, '127.0.0.1');
  let received = '';
  let ended: string | undefined;
  socket.on('data', (data) => {
    received += data;
  });
  socket.on('end', () => {
    ended ??= 'FIN';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    ended ??= error.code ?? 'error';
  });
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
  return { socket, received: () => received, ended: () => ended };
}

async function echo(client: Client, text: string): Promise<void> {
  const before = client.received();
  client.socket.write(text);
  await eventually(() => expect(client.received()).toBe(before + text));
}

describe('tcpProxy', () => {
  test('passes bytes on both ways and counts them', async () => {
    const client = await dial();
    await echo(client, 'hello');
    expect(proxy.bytes).toEqual({ toTarget: 5, toClient: 5 });
    expect(proxy.openConnections).toBe(1);
    client.socket.end();
    await eventually(() => expect(client.ended()).toBe('FIN'));
    await eventually(() => expect(proxy.openConnections).toBe(0));
  });

  test('passes ten megabytes on whole', async () => {
    const client = await dial();
    const size = 10 * 1024 * 1024;
    client.socket.write(Buffer.alloc(size, 'x'));
    await eventually(() => expect(client.received()).toHaveLength(size));
    client.socket.destroy();
  });

  test('resetAll gives both sides an RST, and new connections work', async () => {
    const client = await dial();
    await echo(client, 'a');
    const seenByServer = new Promise((resolve) => serverSockets[0]?.once('close', resolve));
    proxy.resetAll();
    await eventually(() => expect(client.ended()).toBe('ECONNRESET'));
    await seenByServer;
    await echo(await dial(), 'b');
  });

  test('closeAll gives both sides a FIN', async () => {
    const client = await dial();
    await echo(client, 'a');
    proxy.closeAll();
    await eventually(() => expect(client.ended()).toBe('FIN'));
  });

  test('a frozen proxy accepts, passes nothing on, loses nothing', async () => {
    const client = await dial();
    await echo(client, 'before ');
    proxy.freeze();
    proxy.freeze();
    client.socket.write('frozen ');
    const late = await dial();
    late.socket.write('late');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([client.received(), late.received(), client.ended()]).toEqual(['before ', '', undefined]);
    proxy.heal();
    await eventually(() => expect(client.received()).toBe('before frozen '));
    await eventually(() => expect(late.received()).toBe('late'));
  });

  test('a frozen proxy stops reading, so that the writer feels it', async () => {
    const client = await dial();
    proxy.freeze();
    const size = 64 * 1024 * 1024;
    client.socket.write(Buffer.alloc(size));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(client.socket.bytesWritten - client.socket.writableLength).toBeLessThan(size);
    client.socket.destroy();
  });

  test('a black hole takes bytes without a sign; when it heals the damaged connection is reset', async () => {
    const client = await dial();
    await echo(client, 'a');
    proxy.blackhole();
    client.socket.write('swallowed');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([client.received(), client.ended()]).toEqual(['a', undefined]);
    proxy.heal();
    await eventually(() => expect(client.ended()).toBe('ECONNRESET'));
    await echo(await dial(), 'b');
  });

  test('a refusing proxy resets new connections until it heals', async () => {
    proxy.refuse();
    const client = await dial();
    await eventually(() => expect(client.ended()).toBe('ECONNRESET'));
    proxy.heal();
    await echo(await dial(), 'b');
    expect(proxy.acceptedConnections).toBe(2);
  });

  test('delay holds bytes back in each direction', async () => {
    const client = await dial();
    await echo(client, 'a');
    proxy.delay(60);
    const start = performance.now();
    await echo(client, 'b');
    expect(performance.now() - start).toBeGreaterThan(115);
  });

  test('an RST of the target reaches the client, a target that is gone too', async () => {
    const client = await dial();
    await echo(client, 'a');
    serverSockets[0]?.resetAndDestroy();
    await eventually(() => expect(client.ended()).toBe('ECONNRESET'));
    proxy.retarget(await freePort());
    const refused = await dial();
    await eventually(() => expect(refused.ended()).toBe('ECONNRESET'));
  });
});
