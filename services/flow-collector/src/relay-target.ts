import type { TlsCredentials } from '@kestrel/grpc';

export interface RelayTls extends TlsCredentials {
  /** Sent as SNI and looked for in the certificate. */
  readonly serverName: string;
}

/** Where the relay is and how it is spoken to. */
export interface RelayTarget {
  readonly host: string;
  readonly port: number;
  /** Undefined: plaintext, because the owner configured it so. */
  readonly tls: RelayTls | undefined;
  /** Where that was found, for an operator: `Service kube-system/hubble-relay, port 443`. */
  readonly from: string;
}

export type RelayLook =
  | { readonly kind: 'found'; readonly target: RelayTarget }
  /** There is no relay, as far as can be seen. */
  | { readonly kind: 'absent'; readonly reason: string }
  /** There is one, and it cannot be spoken to as it wants. */
  | { readonly kind: 'unusable'; readonly reason: string };

/** Finds the relay. Looking never throws; it is done again and again. */
export interface RelayFinder {
  look(signal: AbortSignal): Promise<RelayLook>;
}

/** Equal where the same connection would be made. */
export function targetDigest({ host, port, tls }: RelayTarget): string {
  return JSON.stringify([host, port, tls ?? null]);
}
