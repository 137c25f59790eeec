import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCertificateAuthority, loadCertificateAuthority } from './certificates.ts';

describe('certificate authority', () => {
  test('signs server certificates for the names and addresses asked for', async () => {
    const authority = await createCertificateAuthority({ name: 'test CA' });
    const pair = await authority.issueServerCertificate({
      commonName: 'cloud',
      dnsNames: ['cloud.example', 'localhost'],
      ipAddresses: ['127.0.0.1', '::1'],
    });
    const leaf = new X509Certificate(pair.certificate);
    const root = new X509Certificate(authority.certificate);
    expect(root.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.checkIssued(root)).toBe(true);
    expect(leaf.checkHost('cloud.example')).toBe('cloud.example');
    expect(leaf.checkHost('other.example')).toBeUndefined();
    expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(leaf.checkPrivateKey(createPrivateKey(pair.key))).toBe(true);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  test('signs client certificates that carry the common name', async () => {
    const authority = await createCertificateAuthority({ name: 'test CA' });
    const leaf = new X509Certificate(
      (await authority.issueClientCertificate({ commonName: 'shop' })).certificate,
    );
    expect(leaf.subject).toBe('CN=shop');
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  });

  test('signs certificates for both ends of a connection, known by a URI alone', async () => {
    const authority = await createCertificateAuthority({ name: 'test CA' });
    const uri = 'spiffe://cluster.local/ns/shop/sa/web';
    const pair = await authority.issueWorkloadCertificate({ commonName: '', uris: [uri] });
    const leaf = new X509Certificate(pair.certificate);
    expect(leaf.subject ?? '').toBe('');
    expect(leaf.subjectAltName).toBe(`URI:${uri}`);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  test.each([
    ['expired', { ended: true, begun: true }],
    ['current', { ended: false, begun: true }],
    ['not-yet-valid', { ended: false, begun: false }],
  ] as const)('can make a certificate that is %s', async (validity, expected) => {
    const authority = await createCertificateAuthority({ name: 'test CA' });
    const pair = await authority.issueClientCertificate({ commonName: 'shop', validity });
    const leaf = new X509Certificate(pair.certificate);
    expect({ ended: leaf.validToDate < new Date(), begun: leaf.validFromDate < new Date() }).toEqual(
      expected,
    );
  });

  test('goes on signing after it was loaded from its PEM texts', async () => {
    const { certificate, key } = await createCertificateAuthority({ name: 'test CA' });
    const loaded = loadCertificateAuthority({ certificate, key });
    const leaf = new X509Certificate(
      (await loaded.issueClientCertificate({ commonName: 'shop' })).certificate,
    );
    expect(leaf.verify(new X509Certificate(certificate).publicKey)).toBe(true);
  });
});
