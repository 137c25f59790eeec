import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import { closedAtHandshake } from './connect-error.ts';
import { findProxy, openTunnel } from './http-proxy.ts';
import type { TlsCredentials } from './tls-credentials.ts';

export interface TlsSocketOptions {
  readonly host: string;
  readonly port: number;
  /** Name for SNI and the certificate check. */
  readonly serverName: string;
  readonly credentials: TlsCredentials;
  /** Gives up. */
  readonly signal: AbortSignal;
}

/**
 * Connects for HTTP/2 over TLS, through the proxy of the environment where it names one.
 * @throws Error of Node.js or of the proxy
 */
export async function openTlsSocket(options: TlsSocketOptions): Promise<TLSSocket> {
  const { host, port, signal } = options;
  const proxy = findProxy(host);
  const tunnel = proxy && (await openTunnel(proxy, hostAndPort(host, port), signal));
  const socket = beginTls(options, tunnel);
  const giveUp = () => socket.destroy();
  signal.addEventListener('abort', giveUp);
  try {
    await secured(socket);
    return socket;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** `host:port`, with an IPv6 address in brackets. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function beginTls({ host, port, serverName, credentials }: TlsSocketOptions, tunnel?: Socket): TLSSocket {
  return connect({
    ...(tunnel ? { socket: tunnel } : { host, port }),
    // SNI has names only.
    servername: isIP(serverName) === 0 ? serverName : '',
    secureContext: credentials.context,
    rejectUnauthorized: credentials.rejectUnauthorized,
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
    ALPNProtocols: ['h2'],
  });
}

function secured(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(closedAtHandshake)));
  });
}
