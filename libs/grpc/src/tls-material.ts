import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TlsMaterialError, type TlsProblem } from './tls-problem.ts';

/** Paths of PEM files. */
export interface TlsFiles {
  /** Client certificate, with its intermediates behind it. */
  readonly certFile: string;
  /** Its private key, without a passphrase. */
  readonly keyFile: string;
  /** CAs to trust beside the system's. */
  readonly caFile?: string | undefined;
}

/** What was read, and fits together. */
export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
  readonly ca: string | undefined;
  /** sha256 (hex) over the three: equal where nothing changed. */
  readonly digest: string;
  /** When the client certificate ends. */
  readonly expiresAt: Date;
  /**
   * Certificates outside their time. They do not forbid a connection: the peer decides by its own clock, and ours may be
   * the wrong one.
   */
  readonly warnings: readonly TlsProblem[];
}

/**
 * Reads and checks the files.
 * @throws TlsMaterialError when one is missing, unreadable or not PEM, or the key is not that of the certificate.
 */
export async function loadTlsMaterial(files: TlsFiles, nowMs = Date.now()): Promise<TlsMaterial> {
  const { certFile, keyFile, caFile } = files;
  const problems: TlsProblem[] = [];
  // One after the other: the problems keep the order of the files, so that the same ones read the same.
  const cert = await readPem(certFile, problems);
  const key = await readPem(keyFile, problems);
  const ca = caFile === undefined ? undefined : await readPem(caFile, problems);
  const certificates = cert === undefined ? [] : parseCertificates(certFile, cert, problems);
  const authorities = ca === undefined || caFile === undefined ? [] : parseCertificates(caFile, ca, problems);
  const privateKey = key === undefined ? undefined : parsePrivateKey(keyFile, key, problems);
  const [leaf] = certificates;
  if (leaf && privateKey && !leaf.checkPrivateKey(privateKey)) {
    problems.push({
      file: keyFile,
      message: `is not the key of the certificate in ${certFile}`,
      fix: 'both must come from the same issue; if one was replaced a moment ago, the other follows',
    });
  }
  if (problems.length > 0 || !leaf || cert === undefined || key === undefined) {
    throw new TlsMaterialError(problems);
  }
  return {
    cert,
    key,
    ca,
    digest: createHash('sha256')
      .update(JSON.stringify([cert, key, ca]))
      .digest('hex'),
    expiresAt: leaf.validToDate,
    warnings: [
      ...findOutOfTime(certFile, certificates, nowMs),
      ...findOutOfTime(caFile ?? '', authorities, nowMs),
    ],
  };
}

async function readPem(file: string, problems: TlsProblem[]): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.push(
      code === 'ENOENT'
        ? { file, message: 'does not exist', fix: 'mount the Secret that holds it, or correct the path' }
        : { file, message: `cannot be read (${code})`, fix: 'give the process the right to read it' },
    );
    return undefined;
  }
}

function parseCertificates(file: string, pem: string, problems: TlsProblem[]): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    if (certificates.length === 0) problems.push(notCertificate(file, pem));
    return certificates;
  } catch (error) {
    const message = `holds a certificate that cannot be parsed (${messageOf(error)})`;
    problems.push({ file, message, fix: 'write the whole PEM text again' });
    return [];
  }
}

function notCertificate(file: string, pem: string): TlsProblem {
  if (/PRIVATE KEY-----/.test(pem)) {
    return { file, message: 'holds a private key, not a certificate', fix: 'the two files may be swapped' };
  }
  if (/-----BEGIN CERTIFICATE-----/.test(pem)) {
    return { file, message: 'ends within a certificate', fix: 'write the whole PEM text again' };
  }
  return { file, message: 'holds no PEM certificate', fix: 'it must contain -----BEGIN CERTIFICATE-----' };
}

function parsePrivateKey(file: string, pem: string, problems: TlsProblem[]): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    problems.push(notPrivateKey(file, pem, error));
    return undefined;
  }
}

function notPrivateKey(file: string, pem: string, error: unknown): TlsProblem {
  if (/ENCRYPTED/.test(pem)) {
    return { file, message: 'is encrypted', fix: 'store the key without a passphrase' };
  }
  if (/-----BEGIN CERTIFICATE-----/.test(pem)) {
    return { file, message: 'holds a certificate, not a private key', fix: 'the two files may be swapped' };
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    return { file, message: 'holds no PEM private key', fix: 'it must contain -----BEGIN PRIVATE KEY-----' };
  }
  const message = `holds a private key that cannot be parsed (${messageOf(error)})`;
  return { file, message, fix: 'write the whole PEM text again' };
}

function findOutOfTime(file: string, certificates: readonly X509Certificate[], nowMs: number): TlsProblem[] {
  return certificates.flatMap(({ subject, validFromDate, validToDate }) => {
    const name = subject.replaceAll('\n', ', ');
    if (nowMs > validToDate.getTime()) {
      const message = `holds a certificate of ${name} that expired at ${validToDate.toISOString()}`;
      return [{ file, message, fix: 'replace it with a current one' }];
    }
    if (nowMs < validFromDate.getTime()) {
      const message = `holds a certificate of ${name} that is valid only from ${validFromDate.toISOString()}`;
      return [{ file, message, fix: "check this machine's clock, or issue a current one" }];
    }
    return [];
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
