import type { Json, KubernetesObject } from '../objects/kubernetes-object.ts';

/** A column of `kubectl get`; `wide` ones show with `-o wide` only. */
export interface TableColumn {
  readonly name: string;
  readonly wide?: boolean;
  readonly cell: (object: KubernetesObject, nowMs: number) => Json;
}

const name: TableColumn = { name: 'Name', cell: ({ metadata }) => metadata.name };
const age: TableColumn = {
  name: 'Age',
  cell: ({ metadata }, nowMs) => formatAge(nowMs - Date.parse(metadata.creationTimestamp)),
};

/** By plural; what is not here shows name and age. */
const columnsOf: Readonly<Record<string, readonly TableColumn[]>> = {
  namespaces: [column('Status', (o) => at(o, 'status', 'phase'))],
  nodes: [
    column('Status', nodeStatus),
    column('Version', (o) => at(o, 'status', 'nodeInfo', 'kubeletVersion')),
  ],
  services: [
    column('Type', (o) => at(o, 'spec', 'type')),
    column('Cluster-IP', (o) => at(o, 'spec', 'clusterIP')),
    column('Port(s)', (o) =>
      list(o, 'spec', 'ports')
        .map((port) => `${at(port, 'port')}/${at(port, 'protocol')}`)
        .join(','),
    ),
  ],
  deployments: [
    column('Ready', (o) => `${number(o, 'status', 'readyReplicas')}/${number(o, 'spec', 'replicas')}`),
    column('Up-to-date', (o) => number(o, 'status', 'updatedReplicas')),
    column('Available', (o) => number(o, 'status', 'availableReplicas')),
  ],
  replicasets: [
    column('Desired', (o) => number(o, 'spec', 'replicas')),
    column('Current', (o) => number(o, 'status', 'replicas')),
    column('Ready', (o) => number(o, 'status', 'readyReplicas')),
  ],
  statefulsets: [
    column('Ready', (o) => `${number(o, 'status', 'readyReplicas')}/${number(o, 'spec', 'replicas')}`),
  ],
  daemonsets: [
    column('Desired', (o) => number(o, 'status', 'desiredNumberScheduled')),
    column('Current', (o) => number(o, 'status', 'currentNumberScheduled')),
    column('Ready', (o) => number(o, 'status', 'numberReady')),
  ],
  cronjobs: [
    column('Schedule', (o) => at(o, 'spec', 'schedule')),
    column('Suspend', (o) => String(at(o, 'spec', 'suspend') ?? false)),
  ],
  jobs: [
    column(
      'Completions',
      (o) => `${number(o, 'status', 'succeeded')}/${number(o, 'spec', 'completions') || 1}`,
    ),
  ],
  pods: [
    column('Ready', (o) => {
      const statuses = list(o, 'status', 'containerStatuses');
      return `${statuses.filter((each) => at(each, 'ready') === true).length}/${list(o, 'spec', 'containers').length}`;
    }),
    column('Status', podStatus),
    column('Restarts', (o) =>
      list(o, 'status', 'containerStatuses').reduce<number>(
        (sum, each) => sum + number(each, 'restartCount'),
        0,
      ),
    ),
    { ...column('IP', (o) => at(o, 'status', 'podIP') ?? '<none>'), wide: true },
    { ...column('Node', (o) => at(o, 'spec', 'nodeName') ?? '<none>'), wide: true },
  ],
  events: [
    column('Type', (o) => at(o, 'type')),
    column('Reason', (o) => at(o, 'reason')),
    column(
      'Object',
      (o) => `${String(at(o, 'involvedObject', 'kind')).toLowerCase()}/${at(o, 'involvedObject', 'name')}`,
    ),
    column('Message', (o) => at(o, 'message')),
  ],
};

export function columnsFor(plural: string): readonly TableColumn[] {
  return [name, ...(columnsOf[plural] ?? []), age];
}

function column(header: string, cell: (object: KubernetesObject) => unknown): TableColumn {
  return { name: header, cell: (object) => (cell(object) ?? '') as Json };
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], value);
}

function number(value: unknown, ...path: string[]): number {
  return Number(at(value, ...path) ?? 0);
}

function list(value: unknown, ...path: string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

function nodeStatus(node: KubernetesObject): string {
  const ready = list(node, 'status', 'conditions').find((condition) => at(condition, 'type') === 'Ready');
  return at(ready, 'status') === 'True' ? 'Ready' : 'NotReady';
}

function podStatus(pod: KubernetesObject): unknown {
  if (pod.metadata.deletionTimestamp !== undefined) return 'Terminating';
  for (const status of list(pod, 'status', 'containerStatuses')) {
    const reason = at(status, 'state', 'waiting', 'reason') ?? at(status, 'state', 'terminated', 'reason');
    if (reason !== undefined) return reason;
  }
  return at(pod, 'status', 'phase');
}

/** `45s`, `12m`, `7h`, `3d`: the unit that leaves at least two. */
function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}
