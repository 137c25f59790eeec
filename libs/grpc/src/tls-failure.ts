import { closedAtHandshake } from './connect-error.ts';

/** A failed handshake in an operator's words. */
export interface TlsFailure {
  readonly reason: string;
  readonly fix: string;
}

type Row = readonly [shape: RegExp, reason: string, fix: string];

const otherCertificate = 'use a client certificate from the CA that this server trusts';

/** From the texts of Node.js and OpenSSL, which seldom have codes. First match wins. */
const rows: readonly Row[] = [
  [
    /:(?:PEM|x509 certificate|asn1 encoding|DECODER) routines:/,
    'our own certificates cannot be used',
    'give certificate, key and CA as whole PEM texts that belong together',
  ],
  [
    /alert certificate expired/,
    'the server says that our client certificate has expired',
    'replace the client certificate and its key',
  ],
  [/alert certificate required/, 'the server wants a client certificate', otherCertificate],
  [
    /alert (?:bad certificate|unknown ca|certificate unknown|certificate revoked|unsupported certificate|access denied|decrypt error|handshake failure)/,
    'the server did not accept our client certificate',
    otherCertificate,
  ],
  [
    new RegExp(`^${closedAtHandshake}|ECONNRESET`),
    `${closedAtHandshake}, as one does that refuses our client certificate`,
    `${otherCertificate}, and look whether it has expired`,
  ],
  [
    /self-signed certificate|unable to (?:get|verify)/,
    "the server's certificate is not from a CA that we trust",
    'add the CA of the server to the CA file',
  ],
  [
    /ALTNAME_INVALID|does not match certificate's altnames/,
    "the server's certificate is for another name",
    'set the server name to one that the certificate has',
  ],
  [/certificate has expired/, "the server's certificate has expired", 'replace it at the server'],
  [
    /certificate is not yet valid/,
    "the server's certificate is not valid yet",
    'check the clocks of both machines',
  ],
  [/wrong version number|packet length too long/, 'the server does not speak TLS', 'check host and port'],
  [/alert protocol version|unsupported protocol/, 'the server has no TLS 1.2 or later', 'upgrade the server'],
  [/no application protocol/, 'the server does not speak HTTP/2', 'check host, port and any proxy between'],
];

/** Undefined when the error is not about TLS. */
export function explainTlsFailure(connectError: string): TlsFailure | undefined {
  const row = rows.find(([shape]) => shape.test(connectError));
  if (!row) return undefined;
  const detail = toDetail(connectError);
  return { reason: row[1].includes(detail) ? row[1] : `${row[1]} (${detail})`, fix: row[2] };
}

/** What is in the text beyond our words: names, OpenSSL's own reason; no addresses in memory, no times. */
function toDetail(text: string): string {
  const openssl = /:[\w ]+ routines:[^:]*:([^:]+)/.exec(text)?.[1];
  if (openssl !== undefined) return openssl;
  return text.trim();
}
