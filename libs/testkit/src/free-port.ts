import { createSocket, type Socket } from 'node:dgram';
import { createServer } from 'node:net';

/** Below the range that the kernel takes for outgoing connections, so that only other tests compete for a port. */
const firstPort = 15_000;
const lastPort = 29_999;

/** A UDP socket on the same number marks a TCP port as taken, for every process, until this one ends. */
const reservations: Socket[] = [];

/**
 * A TCP port of 127.0.0.1 that nothing listens on, reserved for this process until it ends: a server may be killed and
 * started again on it while other test processes look for ports.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = firstPort + Math.floor(Math.random() * (lastPort - firstPort + 1));
    if ((await reserve(port)) && (await isUnused(port))) return port;
  }
}

function reserve(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => {
      socket.unref();
      reservations.push(socket);
      resolve(true);
    });
  });
}

function isUnused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
