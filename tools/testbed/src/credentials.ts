import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubeconfigText } from '@kestrel/testkit';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type LeafOptions,
} from '@kestrel/testkit/certificates';
import { apiServerUrl, certificateFolder, kubeconfigFile, network, nodeName } from './settings.ts';

/** Who speaks to the API server with a certificate: user and group as Kubernetes expects them. */
const clients: readonly (LeafOptions & { readonly file: string })[] = [
  { file: 'controller-manager', commonName: 'system:kube-controller-manager' },
  { file: 'scheduler', commonName: 'system:kube-scheduler' },
  { file: 'proxy', commonName: 'system:kube-proxy' },
  { file: 'kubelet', commonName: `system:node:${nodeName}`, organization: 'system:nodes' },
  { file: 'apiserver-kubelet', commonName: 'kube-apiserver', organization: 'system:masters' },
  { file: 'cilium', commonName: 'testbed-cilium', organization: 'system:masters' },
];

/** Path of a file among the certificates. */
export function certificateFile(name: string): string {
  return join(certificateFolder, name);
}

/** Path of a component's kubeconfig. */
export function componentKubeconfig(component: string): string {
  return certificateFile(`${component}.kubeconfig`);
}

/** One authority, a certificate for each component, and the administrator's kubeconfig; made once. */
export async function ensureCredentials(): Promise<string | undefined> {
  if (existsSync(kubeconfigFile)) return undefined;
  mkdirSync(certificateFolder, { recursive: true, mode: 0o700 });
  const authority = await createCertificateAuthority({ name: 'kestrel-testbed' });
  write('ca.crt', authority.certificate);
  write('ca.key', authority.key);
  const signing = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  write('service-account.pub', signing.publicKey);
  write('service-account.key', signing.privateKey);
  await issueServerCertificates(authority);
  for (const { file, ...leaf } of clients) {
    const { certificate, key } = await authority.issueClientCertificate(leaf);
    write(`${file}.crt`, certificate);
    write(`${file}.key`, key);
    write(`${file}.kubeconfig`, certificateKubeconfig(file));
  }
  const token = randomBytes(24).toString('hex');
  write('tokens.csv', `${token},admin,admin,system:masters\n`);
  const text = kubeconfigText({ url: apiServerUrl, ca: authority.certificate, user: 'admin', token });
  writeFileSync(kubeconfigFile, text, { mode: 0o600 });
  return 'made';
}

async function issueServerCertificates(authority: CertificateAuthority): Promise<void> {
  const servers: (LeafOptions & { readonly file: string })[] = [
    {
      file: 'apiserver',
      commonName: 'kube-apiserver',
      dnsNames: [
        'kubernetes',
        'kubernetes.default',
        'kubernetes.default.svc',
        'kubernetes.default.svc.cluster.local',
      ],
      ipAddresses: [network.nodeAddress, network.apiServiceAddress, '127.0.0.1'],
    },
    {
      file: 'kubelet-server',
      commonName: nodeName,
      dnsNames: [nodeName],
      ipAddresses: [network.nodeAddress],
    },
  ];
  for (const { file, ...leaf } of servers) {
    const { certificate, key } = await authority.issueServerCertificate(leaf);
    write(`${file}.crt`, certificate);
    write(`${file}.key`, key);
  }
}

function certificateKubeconfig(user: string): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'testbed',
        cluster: { server: apiServerUrl, 'certificate-authority': certificateFile('ca.crt') },
      },
    ],
    users: [
      {
        name: user,
        user: {
          'client-certificate': certificateFile(`${user}.crt`),
          'client-key': certificateFile(`${user}.key`),
        },
      },
    ],
    contexts: [{ name: 'testbed', context: { cluster: 'testbed', user } }],
    'current-context': 'testbed',
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function write(name: string, text: string): void {
  writeFileSync(certificateFile(name), text, { mode: 0o600 });
}

/** The administrator's token, for clients that are not kubectl. */
export function adminToken(): string {
  return readFileSync(certificateFile('tokens.csv'), 'utf8').split(',', 1)[0] ?? '';
}
