import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls } from 'node:tls';
import { formatHostPort } from '@kestrel/service';
import { closedAtHandshake } from './connect-error.ts';
import { findProxy, openTunnel } from './http-proxy.ts';
import { type TlsCredentials, toSecureContext } from './tls-credentials.ts';

export interface SocketOptions {
  readonly host: string;
  readonly port: number;
  /** Name for SNI and the certificate check. */
  readonly serverName: string;
  /** Undefined: plaintext. */
  readonly credentials: TlsCredentials | undefined;
  /** Goes through the proxy of the environment where it names one. */
  readonly usesProxy: boolean;
  /** Gives up. */
  readonly signal: AbortSignal;
}

/**
 * Connects for HTTP/2.
 * @throws Error of Node.js, of OpenSSL or of the proxy
 */
export async function openSocket(options: SocketOptions): Promise<Socket> {
  const { host, port, credentials, usesProxy, signal } = options;
  const proxy = usesProxy ? findProxy(host) : undefined;
  const tunnel = proxy && (await openTunnel(proxy, formatHostPort(host, port), signal));
  if (credentials) return opened(beginTls(options, credentials, tunnel), 'secureConnect', signal);
  return tunnel ?? opened(connectTcp({ host, port }), 'connect', signal);
}

function beginTls(
  { host, port, serverName }: SocketOptions,
  credentials: TlsCredentials,
  tunnel?: Socket,
): Socket {
  return connectTls({
    ...(tunnel ? { socket: tunnel } : { host, port }),
    // SNI has names only.
    servername: isIP(serverName) === 0 ? serverName : '',
    secureContext: toSecureContext(credentials),
    rejectUnauthorized: !credentials.insecureSkipVerify,
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName, certificate),
    ALPNProtocols: ['h2'],
  });
}

async function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Socket> {
  const giveUp = () => socket.destroy();
  signal.addEventListener('abort', giveUp);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(event, resolve);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error(closedAtHandshake)));
    });
    return socket;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
