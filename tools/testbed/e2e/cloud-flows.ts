import type { CloudFlow } from '@kestrel/testkit';
import { type ObservedCounts, observationKey } from './hubble-witness.ts';

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
