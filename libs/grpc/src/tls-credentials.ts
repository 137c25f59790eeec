import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { TlsMaterial } from './tls-material.ts';

export interface TlsCredentialsOptions {
  /** Accepts any server certificate. Whoever sets it also shows it: see `createInsecureTlsAlarm`. */
  readonly insecureSkipVerify?: boolean;
}

/** Who we are, and whom we trust. */
export interface TlsCredentials {
  readonly context: SecureContext;
  readonly rejectUnauthorized: boolean;
}

/** Credentials of a connection: the given CA beside the system's, TLS 1.2 or later. */
export function tlsCredentials(
  { cert, key, ca }: Pick<TlsMaterial, 'ca' | 'cert' | 'key'>,
  { insecureSkipVerify = false }: TlsCredentialsOptions = {},
): TlsCredentials {
  const context = createSecureContext({
    cert,
    key,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  });
  return { context, rejectUnauthorized: !insecureSkipVerify };
}
