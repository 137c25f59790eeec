import { execFileSync } from 'node:child_process';
import { type ApiServer, findProgram, startApiServer } from '@kestrel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chart, namespace, release, render, runHelm } from './render.ts';
import { matrix } from './values.ts';

const kubectl = findProgram('kubectl');
const values = matrix.everything?.values ?? {};
const ownSecrets = ['als-receiver', 'bus-setup', 'flow-collector', 'tls', 'uplink-gateway', 'watcher'].map(
  (name) => `kestrel-operator-nats-${name}`,
);

let api: ApiServer;
let kubeconfig: string;

beforeAll(async () => {
  api = await startApiServer();
  kubeconfig = api.writeKubeconfig('admin');
  for (const name of [namespace, 'elsewhere']) {
    await api.admin.request('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  runHelm(['install', release, chart, '--no-hooks', '--kubeconfig', kubeconfig], values);
  // The hook's own are gone when helm has installed: they are made here to be asked about.
  for (const manifest of render(values).filter(({ kind, metadata }) =>
    isOfHook(kind, metadata.annotations),
  )) {
    const plural = `${manifest.kind.toLowerCase()}s`;
    const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/${plural}`;
    expect((await api.admin.request('POST', path, manifest)).status).toBe(201);
  }
});

afterAll(() => api?.stop());

it.each<[string, string, readonly string[]]>([
  ['kestrel-operator-als-receiver', namespace, []],
  ['kestrel-operator-uplink-gateway', namespace, []],
  ['kestrel-operator-nats', namespace, []],
  ['kestrel-operator-uplink-gateway', 'kube-system', []],
  ['kestrel-operator-flow-collector', namespace, []],
  [
    'kestrel-operator-flow-collector',
    'kube-system',
    [
      'get secrets hubble-relay-client-certs',
      'get secrets hubble-relay-server-certs',
      'get services hubble-relay',
    ],
  ],
  ['kestrel-operator-bus-setup', 'elsewhere', []],
  [
    'kestrel-operator-bus-setup',
    namespace,
    ['create secrets', ...ownSecrets.map((name) => `get secrets ${name}`)],
  ],
  ...[namespace, 'elsewhere'].map((where): [string, string, readonly string[]] => [
    'kestrel-operator-watcher',
    where,
    [
      'authorizationpolicies.security.istio.io',
      'cronjobs.batch',
      'daemonsets.apps',
      'deployments.apps',
      'events',
      'jobs.batch',
      'namespaces',
      'networkpolicies.networking.k8s.io',
      'nodes',
      'pods',
      'replicasets.apps',
      'services',
      'statefulsets.apps',
    ].flatMap((resource) => [`list ${resource}`, `watch ${resource}`]),
  ]),
])('%s may in %s exactly what is written here, says the API server', (account, where, expected) => {
  const common = new Set(mayDo('nobody', where));
  const own = mayDo(account, where).filter((line) => !common.has(line));
  expect(own.sort()).toEqual([...expected].sort());
});

/** `verb resource name` for everything that `kubectl auth can-i --list` shows for an account. */
function mayDo(account: string, where: string): string[] {
  const user = `--as=system:serviceaccount:${namespace}:${account}`;
  const args = ['auth', 'can-i', '--list', '--no-headers', user, '-n', where, '--kubeconfig', kubeconfig];
  const lines = execFileSync(kubectl, args, { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, resource = '', names = '', verbs = ''] =
      /^(\S*)\s+\[[^\]]*\]\s+\[([^\]]*)\]\s+\[([^\]]*)\]$/.exec(line.trim()) ?? [];
    const each = names === '' ? [''] : names.split(' ');
    return verbs.split(' ').flatMap((verb) => each.map((name) => `${verb} ${resource} ${name}`.trim()));
  });
}

function isOfHook(kind: string, annotations: Readonly<Record<string, string>> = {}): boolean {
  return ['Role', 'RoleBinding'].includes(kind) && 'helm.sh/hook' in annotations;
}
