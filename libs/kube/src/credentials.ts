import type { Agent as HttpAgent } from 'node:http';
import type { AgentOptions } from 'node:https';

/** What the TLS connection is made from. A change of it means new connections. */
export type TlsMaterial = Pick<
  AgentOptions,
  'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername' | 'rejectUnauthorized'
>;

/** How to reach the API server at this moment. */
export interface Access {
  readonly tls: TlsMaterial;
  /** `authorization`, or nothing where a client certificate speaks for us. */
  readonly headers: Readonly<Record<string, string>>;
  /** Instead of a connection of our own: the way through a proxy. */
  readonly agent?: HttpAgent;
}

export interface Credentials {
  readonly server: URL;
  /** False where somebody has switched the verification of the server's certificate off. */
  readonly isServerVerified: boolean;
  /** Asked before every request, so that a renewed token or certificate is used from the next one on. */
  current(): Promise<Access>;
  /** The API server did not know us: what is cached is not to be used again. */
  forget(): void;
}
