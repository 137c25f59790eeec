import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60 * 1000;

/** When a certificate is good. The two wrong ones are a day away from being right, beyond any clock skew. */
export type Validity =
  | 'current'
  | 'expired'
  | 'not-yet-valid'
  | { readonly notBefore: Date; readonly notAfter: Date };

export interface AuthorityOptions {
  /** Common name of the CA. */
  readonly name: string;
  readonly validity?: Validity;
}

export interface LeafOptions {
  /** Empty: no subject, as in the certificates of a mesh. */
  readonly commonName: string;
  /** What Kubernetes reads as the group of a client. */
  readonly organization?: string;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** For instance SPIFFE identities. */
  readonly uris?: readonly string[];
  readonly validity?: Validity;
}

/** PEM texts: one certificate and its unencrypted PKCS #8 key. */
export interface CertificatePair {
  readonly certificate: string;
  readonly key: string;
}

/** A CA with an ECDSA P-256 key that signs leaf certificates directly, without an intermediate. */
export interface CertificateAuthority extends CertificatePair {
  /** A certificate for TLS servers; clients check `dnsNames` and `ipAddresses`, never the common name. */
  issueServerCertificate(options: LeafOptions): Promise<CertificatePair>;
  issueClientCertificate(options: LeafOptions): Promise<CertificatePair>;
  /** For both ends of a connection, as the certificates of a mesh. */
  issueWorkloadCertificate(options: LeafOptions): Promise<CertificatePair>;
}

/** Makes a new CA: key, and self-signed certificate valid for ten years unless `validity` says otherwise. */
export async function createCertificateAuthority(options: AuthorityOptions): Promise<CertificateAuthority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: nameOf(options.name),
      keys,
      serialNumber: serialNumber(),
      ...validityDates(options.validity ?? 'current'),
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return authorityOf({ certificate: toPem(certificate), key: await exportKey(keys.privateKey) });
}

/** A CA that {@link createCertificateAuthority} made earlier, from its PEM texts. Throws where they do not parse. */
export function loadCertificateAuthority(pair: CertificatePair): CertificateAuthority {
  return authorityOf(pair);
}

function authorityOf(pair: CertificatePair): CertificateAuthority {
  const issuer = new x509.X509Certificate(pair.certificate);
  return {
    ...pair,
    issueServerCertificate: (options) =>
      issueLeaf(issuer, pair.key, [x509.ExtendedKeyUsage.serverAuth], options),
    issueClientCertificate: (options) =>
      issueLeaf(issuer, pair.key, [x509.ExtendedKeyUsage.clientAuth], options),
    issueWorkloadCertificate: (options) =>
      issueLeaf(
        issuer,
        pair.key,
        [x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth],
        options,
      ),
  };
}

async function issueLeaf(
  issuer: x509.X509Certificate,
  issuerKey: string,
  usages: x509.ExtendedKeyUsageType[],
  options: LeafOptions,
): Promise<CertificatePair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create(
    {
      subject: nameOf(options.commonName, options.organization),
      issuer: issuer.subject,
      publicKey: keys.publicKey,
      signingKey: await importKey(issuerKey),
      serialNumber: serialNumber(),
      ...validityDates(options.validity ?? 'current'),
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension(usages),
        ...alternativeNames(options),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { certificate: toPem(certificate), key: await exportKey(keys.privateKey) };
}

function alternativeNames(options: LeafOptions): x509.Extension[] {
  const names: x509.JsonGeneralName[] = [
    ...(options.dnsNames ?? []).map((value) => ({ type: 'dns' as const, value })),
    ...(options.ipAddresses ?? []).map((value) => ({ type: 'ip' as const, value })),
    ...(options.uris ?? []).map((value) => ({ type: 'url' as const, value })),
  ];
  return names.length === 0
    ? []
    : [new x509.SubjectAlternativeNameExtension(names, options.commonName === '')];
}

function validityDates(validity: Validity): { notBefore: Date; notAfter: Date } {
  const daysFromNow = (days: number) => new Date(Date.now() + days * dayMs);
  switch (validity) {
    case 'current':
      return { notBefore: daysFromNow(-1), notAfter: daysFromNow(3650) };
    case 'expired':
      return { notBefore: daysFromNow(-30), notAfter: daysFromNow(-1) };
    case 'not-yet-valid':
      return { notBefore: daysFromNow(1), notAfter: daysFromNow(30) };
    default:
      return validity;
  }
}

function nameOf(commonName: string, organization?: string): x509.JsonName {
  return [
    ...(organization === undefined ? [] : [{ O: [organization] }]),
    ...(commonName === '' ? [] : [{ CN: [commonName] }]),
  ];
}

/** RFC 5280, 4.1.2.2: a positive integer of at most 20 octets. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), algorithm, false, ['sign']);
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`;
}

function toPem(certificate: x509.X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
