import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface TcpProxyOptions {
  /** Where connections go on 127.0.0.1; may be changed later with `retarget`. */
  readonly target: number;
  /** The port to listen on. Default: a free one. */
  readonly port?: number;
}

/** Bytes that the proxy has passed on since its start. */
export interface ProxiedBytes {
  readonly toTarget: number;
  readonly toClient: number;
}

/** A TCP proxy on 127.0.0.1 that breaks in the ways a network breaks. A fault holds until `heal`. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  readonly bytes: ProxiedBytes;
  readonly openConnections: number;
  /** Connections accepted since the start. */
  readonly acceptedConnections: number;
  /** Ends every connection with RST, now. New ones work. */
  resetAll(): void;
  /** Ends every connection with FIN, now. New ones work. */
  closeAll(): void;
  /** Passes nothing on in either direction, reads nothing (so buffers fill), and still accepts connections. */
  freeze(): void;
  /** Reads and throws away both ways, as a path that lost its state: nobody notices before a time-out. */
  blackhole(): void;
  /** Ends every connection with RST and refuses new ones in the same way. */
  refuse(): void;
  /** Holds every chunk back by this time, one after the other, in both directions. 0 ends it. */
  delay(ms: number): void;
  /** Ends `freeze`, `blackhole`, `refuse` and `delay`. Connections that lost bytes in a black hole are reset. */
  heal(): void;
  /** Sends new connections to another port of 127.0.0.1. */
  retarget(port: number): void;
  close(): Promise<void>;
}

type Mode = 'forward' | 'freeze' | 'blackhole' | 'refuse';

interface Link {
  readonly client: Socket;
  readonly target: Socket;
  hasLostBytes: boolean;
}

export async function tcpProxy(options: TcpProxyOptions): Promise<TcpProxy> {
  const links = new Set<Link>();
  const bytes = { toTarget: 0, toClient: 0 };
  let target = options.target;
  let mode: Mode = 'forward';
  let delayMs = 0;
  let accepted = 0;
  let unfrozen = Promise.withResolvers<void>();
  unfrozen.resolve();

  const pump = async (link: Link, from: Socket, to: Socket, direction: keyof ProxiedBytes): Promise<void> => {
    for await (const chunk of from.iterator({ destroyOnReturn: false })) {
      if (delayMs > 0) await delay(delayMs);
      await unfrozen.promise;
      if (mode === 'blackhole') {
        link.hasLostBytes = true;
        continue;
      }
      bytes[direction] += chunk.length;
      if (!to.write(chunk)) await drained(to);
    }
    await unfrozen.promise;
    if (mode === 'blackhole') link.hasLostBytes = true;
    else to.end();
  };
  const destroyLink = (link: Link): void => {
    link.client.resetAndDestroy();
    link.target.resetAndDestroy();
  };
  const server: Server = createServer({ allowHalfOpen: true }, (client) => {
    accepted += 1;
    if (mode === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const link = {
      client,
      target: connect({ port: target, host: '127.0.0.1', allowHalfOpen: true }),
      hasLostBytes: false,
    };
    links.add(link);
    const onEnd = (): void => {
      links.delete(link);
      destroyLink(link);
    };
    for (const socket of [client, link.target]) {
      socket.setNoDelay(true);
      socket.on('error', onEnd);
    }
    void Promise.all([
      pump(link, client, link.target, 'toTarget'),
      pump(link, link.target, client, 'toClient'),
    ])
      .then(() => links.delete(link))
      .catch(onEnd);
  });
  const resetAll = (): void => {
    for (const link of links) destroyLink(link);
    links.clear();
  };
  const enter = (next: Mode): void => {
    if (next !== 'freeze') unfrozen.resolve();
    else if (mode !== 'freeze') unfrozen = Promise.withResolvers();
    mode = next;
  };
  const close = async (): Promise<void> => {
    enter('refuse');
    resetAll();
    await new Promise((resolve) => server.close(resolve));
  };

  const port = options.port ?? (await freePort());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port,
    bytes,
    get openConnections() {
      return links.size;
    },
    get acceptedConnections() {
      return accepted;
    },
    resetAll,
    closeAll() {
      for (const { client, target } of links) {
        client.end();
        target.end();
      }
    },
    freeze: () => enter('freeze'),
    blackhole: () => enter('blackhole'),
    refuse() {
      enter('refuse');
      resetAll();
    },
    delay(ms) {
      delayMs = ms;
    },
    heal() {
      delayMs = 0;
      enter('forward');
      for (const link of links) if (link.hasLostBytes) destroyLink(link);
    },
    retarget(next) {
      target = next;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Settles too when the socket is destroyed: the pump's next write fails then. */
async function drained(socket: Socket): Promise<void> {
  if (socket.destroyed) throw new Error('the other side is gone');
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}
