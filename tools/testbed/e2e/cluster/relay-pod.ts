import { findProgram } from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { apply, kubectl } from '../../src/kubectl.ts';
import { ensureImages } from '../../src/node-images.ts';
import { network } from '../../src/settings.ts';

const image = 'testbed.local/hubble-relay:1';
const labels = { 'k8s-app': 'hubble-relay' };
const certificates = '/var/lib/hubble-relay/tls';

/** Brings the relay's program into the cluster as an image. */
export async function loadRelayImage(): Promise<void> {
  await ensureImages([
    {
      reference: image,
      files: { 'hubble-relay': findProgram('hubble-relay') },
      entrypoint: ['/hubble-relay'],
    },
  ]);
}

/** Hubble Relay as a pod with the names that Cilium's chart gives it: in plaintext behind port 80, as is its default. */
export async function deployPlaintextRelay(): Promise<void> {
  await deploy(80, ['--disable-server-tls']);
}

/** The same with TLS behind port 443, its authority in the Secrets where Cilium's chart puts it. */
export async function deployTlsRelay(): Promise<void> {
  const authority = await createCertificateAuthority({ name: 'Cilium CA' });
  const server = await authority.issueServerCertificate({
    commonName: '*.hubble-relay.cilium.io',
    dnsNames: ['*.hubble-relay.cilium.io'],
  });
  const client = await authority.issueClientCertificate({ commonName: '*.hubble-relay.cilium.io' });
  await apply([
    tlsSecret('hubble-relay-server-certs', server, authority.certificate),
    tlsSecret('hubble-relay-client-certs', client, authority.certificate),
  ]);
  await deploy(
    443,
    [
      `--tls-relay-server-cert-file=${certificates}/tls.crt`,
      `--tls-relay-server-key-file=${certificates}/tls.key`,
      `--tls-relay-client-ca-files=${certificates}/ca.crt`,
    ],
    [{ name: 'tls', secret: { secretName: 'hubble-relay-server-certs' } }],
  );
}

async function deploy(port: number, tls: readonly string[], volumes: readonly object[] = []): Promise<void> {
  const container = {
    name: 'hubble-relay',
    image,
    imagePullPolicy: 'Never',
    args: [
      'serve',
      '--gops=false',
      '--disable-client-tls',
      `--peer-service=${network.nodeAddress}:4244`,
      '--listen-address=:4245',
      ...tls,
    ],
    ports: [{ name: 'grpc', containerPort: 4245 }],
    volumeMounts: volumes.map(() => ({ name: 'tls', mountPath: certificates, readOnly: true })),
  };
  const metadata = { name: 'hubble-relay', namespace: 'kube-system' };
  await apply([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'relay', port, targetPort: 'grpc' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        strategy: { type: 'Recreate' },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { terminationGracePeriodSeconds: 1, containers: [container], volumes },
        },
      },
    },
  ]);
  await kubectl(['rollout', 'status', 'deployment/hubble-relay', '-n', 'kube-system', '--timeout=60s']);
}

function tlsSecret(name: string, pair: { certificate: string; key: string }, authority: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: { name, namespace: 'kube-system' },
    stringData: { 'tls.crt': pair.certificate, 'tls.key': pair.key, 'ca.crt': authority },
  };
}
