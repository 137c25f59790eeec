/** An end of a call as it stands in a record. */
export interface Endpoint {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly service: string;
}

export const nobody: Endpoint = { namespace: '', kind: '', name: '', service: '' };

export function isSomebody({ namespace, name }: Endpoint): boolean {
  return namespace !== '' || name !== '';
}

const kinds: Readonly<Record<string, string>> = {
  deployment: 'Deployment',
  deployments: 'Deployment',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  daemonset: 'DaemonSet',
  daemonsets: 'DaemonSet',
  replicaset: 'ReplicaSet',
  replicasets: 'ReplicaSet',
  job: 'Job',
  jobs: 'Job',
  cronjob: 'CronJob',
  cronjobs: 'CronJob',
  pod: 'Pod',
  pods: 'Pod',
};

/** Kind of a workload's type as Istio's peer metadata has it, or of a resource's plural; empty where unknown. */
export function kindOfType(type: string): string {
  return kinds[type.toLowerCase()] ?? '';
}

/** Kind in `kubernetes://apis/apps/v1/namespaces/<namespace>/deployments/<name>`. */
export function kindOfOwner(owner: string): string {
  const parts = owner.split('/');
  return kindOfType(parts.at(-2) ?? '');
}

/** Fields 3 to 6 of cloud.v1.L7Endpoint, encoded; or field 1 alone for an address of which nothing is known. */
export function encodeEndpoint(endpoint: Endpoint, ip: string): Uint8Array {
  if (!isSomebody(endpoint) && endpoint.service === '') return field(1, ip);
  return Buffer.concat([
    field(3, endpoint.namespace),
    field(4, endpoint.kind),
    field(5, endpoint.name),
    field(6, endpoint.service),
  ]);
}

const maxNameBytes = 300;

function field(number: number, text: string): Buffer {
  if (text === '') return Buffer.alloc(0);
  const value = Buffer.from(text.slice(0, maxNameBytes));
  const length = value.length < 0x80 ? [value.length] : [(value.length & 0x7f) | 0x80, value.length >>> 7];
  return Buffer.concat([Buffer.of((number << 3) | 2, ...length), value]);
}
