import type { DevelopmentCloud } from '@kestrel/testkit';
import { type ObservedCounts, observationKey } from './hubble-witness.ts';

interface FlowEndpoint {
  readonly ns?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: readonly string[];
}

/** A merged flow as the development cloud shows it: protobuf JSON with the names of the fields. */
export interface CloudFlow {
  readonly src?: FlowEndpoint;
  readonly dst?: FlowEndpoint;
  readonly direction?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly allowed?: boolean;
  readonly count?: string | number;
  readonly ingress_allowed_by?: readonly {
    readonly name: string;
    readonly namespace: string;
    readonly kind: string;
  }[];
}

/** The newest flows, or those of which a part of the source's `namespace/name` is `source`. */
export function readFlows(cloud: DevelopmentCloud, source = ''): Promise<CloudFlow[]> {
  return cloud.request('GET', `/clusters/${cloud.cluster}/flows?limit=1000&src=${source}`);
}

/** Flows between two workloads of the shop. */
export function between(flows: readonly CloudFlow[], source: string, destination: string): CloudFlow[] {
  return flows.filter(
    ({ src, dst }) => src?.ns === 'shop' && src.name === source && dst?.name === destination,
  );
}

/** What the cloud has of a pod as source, in the form of the witness. */
export function sentBy(flows: readonly CloudFlow[], pod: string): ObservedCounts {
  const counts = new Map<string, number>();
  for (const { src, port = 0, direction = '', allowed = false, count = 0 } of flows) {
    if (src?.ns !== 'shop' || src.name !== pod) continue;
    const key = observationKey(port, direction, allowed);
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return Object.fromEntries([...counts].sort());
}

/** Observations in these flows. */
export function observations(flows: readonly CloudFlow[]): number {
  return flows.reduce((sum, { count }) => sum + Number(count ?? 0), 0);
}
