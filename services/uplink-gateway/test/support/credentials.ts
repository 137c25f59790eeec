import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import {
  type CertificateAuthority,
  type CertificatePair,
  createCertificateAuthority,
  type Validity,
} from '@kestrel/testkit/certificates';

/** The files that a gateway is given, and the cloud's side of them. */
export class Credentials {
  readonly authority: CertificateAuthority;
  readonly server: CertificatePair;
  readonly folder: string;

  private constructor(authority: CertificateAuthority, server: CertificatePair, folder: string) {
    this.authority = authority;
    this.server = server;
    this.folder = folder;
  }

  static async make(): Promise<Credentials> {
    const authority = await createCertificateAuthority({ name: 'Kestrel test CA' });
    const server = await authority.issueServerCertificate({
      commonName: 'cloud',
      dnsNames: ['cloud.test'],
      ipAddresses: ['127.0.0.1'],
    });
    const made = new Credentials(authority, server, makeTempFolder('gateway'));
    made.write('ca.crt', authority.certificate);
    await made.issueClient();
    made.write('token', token({ tenant: 'acme' }));
    return made;
  }

  /** Settings of a gateway that uses them. */
  env(port: number, natsUrl: string): Record<string, string> {
    return {
      SERVER_HOST: '127.0.0.1',
      SERVER_PORT: String(port),
      CLIENT_CERT_FILE: this.path('client.crt'),
      CLIENT_KEY_FILE: this.path('client.key'),
      CA_CERT_FILE: this.path('ca.crt'),
      AUTH_TOKEN_FILE: this.path('token'),
      NATS_URL: natsUrl,
    };
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  /** Writes a client certificate, by default a good one. */
  async issueClient({
    authority = this.authority,
    validity,
  }: {
    authority?: CertificateAuthority;
    validity?: Validity;
  } = {}) {
    const pair = await authority.issueClientCertificate({
      commonName: 'cluster',
      ...(validity ? { validity } : {}),
    });
    this.write('client.crt', pair.certificate);
    this.write('client.key', pair.key);
  }

  async dispose(): Promise<void> {
    await removeTempFolder(this.folder);
  }
}

/** A JWT that no key signed: the operator cannot verify one, and the scripted cloud does not. */
export function token(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part({ exp: 4_102_444_800, ...claims })}.c2ln`;
}
