import type { FlowTruth } from '../operator/cluster-control.ts';
import type { CloudEndpoint, CloudFlow } from './cloud-records.ts';

/** Counts by flow: `shop/Deployment/cart -> shop/StatefulSet/redis TCP/6379 EGRESS allowed`. */
export type FlowCounts = ReadonlyMap<string, number>;

/** What the simulated agents saw. */
export function countTruth(flows: readonly FlowTruth[]): FlowCounts {
  return sumUp(
    flows.map((flow) => [
      describe(flow.source, flow.destination, flow.protocol, flow.port, flow.direction, flow.allowed),
      flow.count,
    ]),
  );
}

/** What the cloud has; outsiders that differ by address alone are one. */
export function countCloudFlows(flows: readonly CloudFlow[]): FlowCounts {
  return sumUp(
    flows.map(({ src, dst, protocol, port, direction, allowed, count }) => [
      describe(nameOf(src), nameOf(dst), protocol ?? '', port ?? 0, direction ?? '', allowed ?? false),
      Number(count ?? 0),
    ]),
  );
}

/** What differs, a line for each flow; nothing where both are equal. */
export function diffFlows(expected: FlowCounts, actual: FlowCounts): string[] {
  const keys = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  return keys
    .filter((key) => expected.get(key) !== actual.get(key))
    .map((key) => `${key}: ${expected.get(key) ?? 0} seen, ${actual.get(key) ?? 0} in the cloud`);
}

type Name = readonly [namespace: string, kind: string, name: string];

function nameOf(endpoint: CloudEndpoint | undefined): Name {
  return [endpoint?.ns ?? '', endpoint?.kind ?? '', endpoint?.name ?? ''];
}

function describe(
  source: Name,
  destination: Name,
  protocol: string,
  port: number,
  direction: string,
  allowed: boolean,
): string {
  const verdict = allowed ? 'allowed' : 'denied';
  return `${source.join('/')} -> ${destination.join('/')} ${protocol}/${port} ${direction} ${verdict}`;
}

function sumUp(entries: readonly (readonly [string, number])[]): FlowCounts {
  const counts = new Map<string, number>();
  for (const [key, count] of entries) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}
