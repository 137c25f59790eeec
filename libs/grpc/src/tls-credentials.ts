import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** Who we are, and whom we trust: texts in PEM. */
export interface TlsCredentials {
  /** Client certificate, with its intermediates behind it. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Undefined: the system's authorities. */
  readonly ca?: string | undefined;
  /** Trusts nobody beside `ca` where it is given. Default: the system's authorities too. */
  readonly trustsOnlyCa?: boolean;
  /** Accepts any server certificate. Whoever sets it also shows it: see `createInsecureTlsAlarm`. */
  readonly insecureSkipVerify?: boolean;
}

/** TLS 1.2 or later with these credentials. @throws Error of OpenSSL where they are not PEM or do not belong together */
export function toSecureContext({ cert, key, ca, trustsOnlyCa = false }: TlsCredentials): SecureContext {
  const others = () => (trustsOnlyCa ? [] : getCACertificates('default'));
  return createSecureContext({
    cert,
    key,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca: [...others(), ca] }),
  });
}
