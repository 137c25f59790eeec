import { createSecureContext, getCACertificates } from 'node:tls';
import { ChannelCredentials } from '@grpc/grpc-js';
import type { TlsMaterial } from './tls-material.ts';

export interface TlsCredentialsOptions {
  /** Accepts any server certificate. Whoever sets it also shows it: see `createInsecureTlsAlarm`. */
  readonly insecureSkipVerify?: boolean;
}

/** Credentials of a channel: the given CA beside the system's, TLS 1.2 or later. */
export function tlsCredentials(
  { cert, key, ca }: Pick<TlsMaterial, 'ca' | 'cert' | 'key'>,
  { insecureSkipVerify = false }: TlsCredentialsOptions = {},
): ChannelCredentials {
  const context = createSecureContext({
    cert,
    key,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  });
  return ChannelCredentials.createFromSecureContext(context, { rejectUnauthorized: !insecureSkipVerify });
}
