import type { FlowLedgerClass } from '@kestrel/testkit';
import { kubectl } from '../../src/kubectl.ts';

/** A pod of the release, with its health endpoints. */
export interface ServicePod {
  readonly name: string;
  /** `watcher`, `flow-collector`, … */
  readonly service: string;
  readonly address: string;
  readonly isReady: boolean;
  readonly restarts: number;
  /** What `/status` says. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is the service's own
  status(): Promise<any>;
}

/** Pods of the release that are not ending, of one service or of all. */
export async function readPods(namespace: string, service?: string): Promise<ServicePod[]> {
  const label =
    service === undefined
      ? 'app.kubernetes.io/part-of=kestrel-operator'
      : `app.kubernetes.io/name=${service}`;
  const { items } = JSON.parse(await kubectl(['get', 'pods', '-n', namespace, '-l', label, '-o', 'json']));
  return items
    .filter(({ metadata, status }: RawPod) => !metadata.deletionTimestamp && status.phase !== 'Succeeded')
    .map((pod: RawPod) => toServicePod(namespace, pod));
}

/** The pod of a service that works, where others stand by. @throws Error while there is none */
export async function readActivePod(namespace: string, service: string): Promise<ServicePod> {
  for (const pod of await readPods(namespace, service)) {
    if ((await pod.status()).role === 'active') return pod;
  }
  throw new Error(`no ${service} is active`);
}

/** The pod of a service that has the traffic, where its replicas share it. @throws Error while none has any */
export async function readBusyPod(
  namespace: string,
  service: string,
  ledger: FlowLedgerClass,
): Promise<ServicePod> {
  for (const pod of await readPods(namespace, service)) {
    if ((await pod.status())[`ledger-${ledger}`].open > 0) return pod;
  }
  throw new Error(`no ${service} has an open observation`);
}

/** The next pod of its Deployment that goes when there are too many is this one. */
export async function chooseToGo({ name }: ServicePod, namespace: string): Promise<void> {
  const cost = 'controller.kubernetes.io/pod-deletion-cost=-1000';
  await kubectl(['annotate', 'pod', name, '-n', namespace, '--overwrite', cost]);
}

interface RawPod {
  readonly metadata: {
    readonly name: string;
    readonly deletionTimestamp?: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly status: {
    readonly phase: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly { readonly restartCount: number }[];
  };
}

function toServicePod(namespace: string, { metadata, status }: RawPod): ServicePod {
  const path = `/api/v1/namespaces/${namespace}/pods/${metadata.name}:8081/proxy/status`;
  return {
    name: metadata.name,
    service: metadata.labels['app.kubernetes.io/name'] ?? '',
    address: status.podIP ?? '',
    isReady: (status.conditions ?? []).some((each) => each.type === 'Ready' && each.status === 'True'),
    restarts: (status.containerStatuses ?? []).reduce((sum, each) => sum + each.restartCount, 0),
    status: async () => JSON.parse(await kubectl(['get', '--raw', path])),
  };
}
