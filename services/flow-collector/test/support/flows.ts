import { flow, type observer } from '@kestrel/proto/hubble-codecs';

export interface FlowOptions {
  readonly node?: string;
  /** Milliseconds since the epoch. */
  readonly atMs?: number;
  readonly uuid?: string;
  readonly verdict?: number;
  readonly isReply?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly namespace?: string;
  readonly labels?: readonly string[];
}

let uuids = 0;

/** A believable event: one workload talks to another. */
export function flowOf(options: FlowOptions = {}): observer.GetFlowsResponse.$Properties {
  const { node = 'node-a', atMs = Date.now(), verdict = flow.Verdict.FORWARDED, isReply } = options;
  const { from = 'web', to = 'cart', namespace = 'shop', labels = [] } = options;
  uuids += 1;
  const time = { seconds: Math.floor(atMs / 1000), nanos: Math.round((atMs % 1000) * 1_000_000) };
  const end = (name: string) => ({
    namespace,
    pod_name: `${name}-0`,
    workloads: [{ name, kind: 'Deployment' }],
    labels: [`k8s:app=${name}`, ...labels],
  });
  return {
    node_name: node,
    time,
    flow: {
      time,
      node_name: node,
      uuid: options.uuid ?? `uuid-${uuids}`,
      verdict,
      IP: { source: '10.0.0.1', destination: '10.0.0.2' },
      l4: { TCP: { source_port: 40_000, destination_port: 8080 } },
      source: end(from),
      destination: end(to),
      traffic_direction: flow.TrafficDirection.INGRESS,
      ...(isReply === undefined ? {} : { is_reply: { value: isReply } }),
    },
  };
}

export const flowsOf = (count: number, options: FlowOptions = {}): observer.GetFlowsResponse.$Properties[] =>
  Array.from({ length: count }, () => flowOf(options));
