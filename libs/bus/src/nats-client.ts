/** The one place that loads the NATS client. */
import { readFileSync } from 'node:fs';
import {
  type ConnectionOptions,
  connect,
  credsAuthenticator,
  type Msg,
  type MsgHdrs,
  MsgHdrsImpl,
  type NatsConnection,
  nkeyAuthenticator,
  usernamePasswordAuthenticator,
} from 'nats';
import type { BusConfig, BusCredentials } from './bus-config.ts';

export type { Msg, NatsConnection, Subscription } from 'nats';

/** Header lines as they go on the wire. */
export interface EncodedHeaders {
  readonly bytes: Uint8Array;
  /** What the client takes them as. */
  readonly wire: MsgHdrs;
}

/** Longest wait for a server that accepts the socket and says nothing, in milliseconds. */
const dialTimeoutMs = 5_000;

/**
 * One attempt to connect; from then on the client reconnects by itself, for ever. The client's own wait for the first
 * connection can be neither aborted nor asked for its reason, so the caller loops.
 * @throws the client's error
 */
export function dial(config: BusConfig, name: string): Promise<NatsConnection> {
  return connect({
    servers: [...config.servers],
    name,
    inboxPrefix: config.inboxPrefix,
    maxReconnectAttempts: -1,
    // Without this the second refusal in a row closes the client for good; a secret may be replaced at any time.
    ignoreAuthErrorAbort: true,
    reconnectDelayHandler: () => 100 + Math.random() * 1_400,
    timeout: dialTimeoutMs,
    pingInterval: config.pingIntervalMs,
    maxPingOut: 2,
    // The resolver of the system knows search domains and /etc/hosts; the client's own does not.
    resolve: false,
    noAsyncTraces: true,
    ...authentication(config.credentials),
    ...(config.caFile === undefined && !config.servers.some(isTls) ? {} : { tls: tlsOptions(config) }),
  });
}

const isTls = (server: string): boolean => server.startsWith('tls://');

function tlsOptions({ caFile }: BusConfig): NonNullable<ConnectionOptions['tls']> {
  return caFile === undefined ? {} : { caFile };
}

function authentication(credentials: BusCredentials): Pick<ConnectionOptions, 'authenticator'> {
  switch (credentials.kind) {
    case 'none':
      return {};
    case 'nkey':
      return { authenticator: nkeyAuthenticator(readSecret(credentials.seedFile)) };
    case 'creds':
      return { authenticator: credsAuthenticator(readSecret(credentials.credsFile)) };
    case 'password': {
      const password = readSecret(credentials.passwordFile);
      return {
        authenticator: usernamePasswordAuthenticator(credentials.user, () =>
          new TextDecoder().decode(password()),
        ),
      };
    }
  }
}

/** The file's content, without surrounding blanks, read at each connect; the last good one while it cannot be read. */
function readSecret(path: string): () => Uint8Array {
  let last = readFileSync(path);
  return () => {
    try {
      last = readFileSync(path);
    } catch {
      // An error from here would close the client for good. A secret volume is swapped, not edited: it comes back.
    }
    return Buffer.from(last.toString('utf8').trim());
  };
}

/**
 * Cuts a connection that the client found stale. The client flushes before it closes, and to a peer that takes
 * nothing that never ends.
 */
export function cutStaleConnection(connection: NatsConnection): void {
  const { protocol } = connection as unknown as {
    readonly protocol?: { readonly transport?: { readonly socket?: { destroy(): void } } };
  };
  protocol?.transport?.socket?.destroy();
}

/** Encodes once, however often it is written; the client only ever asks for the bytes. Each name in one of the parts only. */
export function encodeHeaders(
  ...parts: readonly Readonly<Record<string, string>>[]
): EncodedHeaders | undefined {
  let lines = '';
  for (const fields of parts) {
    for (const name in fields) {
      const value = fields[name] as string;
      if (/[\r\n]/.test(value)) throw new RangeError(`header ${name}: a value cannot contain line breaks`);
      lines += `${name}: ${value}\r\n`;
    }
  }
  if (lines === '') return undefined;
  const bytes = Buffer.from(`NATS/1.0\r\n${lines}\r\n`);
  return { bytes, wire: { encode: () => bytes } as unknown as MsgHdrs };
}

/**
 * The lines of a message's headers, without decoding them: the client's own table of all headers costs more than the
 * rest of a delivery. Undefined where there are none.
 */
export function headerLines(message: Msg): string | undefined {
  const { _msg: sizes, _rdata: bytes } = message as unknown as {
    readonly _msg: { readonly hdr: number };
    readonly _rdata: Uint8Array | null;
  };
  if (bytes === null || sizes.hdr <= 0) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, sizes.hdr).toString('utf8');
}

/** Undefined where the bytes are not headers: other clients may have written anything. */
export function decodeHeaders(bytes: Uint8Array): MsgHdrs | undefined {
  try {
    return MsgHdrsImpl.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The status that the server sends instead of content; undefined where the message is content. */
export function statusOf(message: Msg): { readonly code: number; readonly text: string } | undefined {
  if (message.data.length > 0) return undefined;
  try {
    const { headers } = message;
    return headers && headers.code > 0 ? { code: headers.code, text: headers.description } : undefined;
  } catch {
    return undefined;
  }
}
