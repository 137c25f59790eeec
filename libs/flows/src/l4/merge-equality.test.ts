import { cloud } from '@kestrel/proto';
import type { flow } from '@kestrel/proto/hubble-codecs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowEvent, flowEvent, timeAt } from '../../test/flow-events.ts';
import { startMerging } from '../../test/merging.ts';

const endpoints: readonly (flow.Endpoint.$Properties | null)[] = [
  null,
  {},
  { identity: 1, labels: ['reserved:host'] },
  { identity: 2, labels: ['reserved:world'] },
  { namespace: 'shop', pod_name: 'one-off', labels: ['k8s:größe=XL', ''] },
  {
    namespace: 'shop',
    pod_name: 'web-1',
    labels: ['k8s:app=web'],
    workloads: [{ name: 'web', kind: 'Deployment' }],
  },
  {
    namespace: 'shop',
    pod_name: 'web-2',
    labels: ['k8s:v=2'],
    workloads: [{ name: 'web', kind: 'Deployment' }],
  },
  {
    namespace: 'shop',
    workloads: [
      { name: 'db', kind: 'StatefulSet' },
      { name: 'x', kind: 'y' },
    ],
  },
];

const policies: readonly flow.Policy.$Properties[] = [
  { name: 'a', namespace: 'shop', kind: 'NetworkPolicy', revision: 7, labels: ['k8s:x=y'] },
  { name: 'b', kind: 'CiliumClusterwideNetworkPolicy', revision: 2 ** 40 },
  {},
];

const layer4s: readonly flow.Layer4.$Properties[] = [
  {},
  { TCP: { source_port: 5, destination_port: 443 } },
  { TCP: { destination_port: 0xffff_ffff } },
  { UDP: { source_port: 53 } },
  { SCTP: { destination_port: 3868 } },
  { ICMPv4: { type: 8 } },
  { ICMPv6: { type: 128 } },
];

const events = fc.array(
  fc
    .record({
      source: fc.constantFrom(...endpoints),
      destination: fc.constantFrom(...endpoints),
      l4: fc.constantFrom(...layer4s),
      IP: fc.constantFrom(null, { source: '10.0.0.1', destination: '2001:db8::1' }, { source: '192.0.2.7' }),
      verdict: fc.integer({ min: -1, max: 9 }),
      traffic_direction: fc.integer({ min: 0, max: 4 }),
      is_reply: fc.constantFrom(null, { value: true }, { value: false }),
      event_type: fc.constantFrom(null, { type: 4, sub_type: 3 }, { type: 4, sub_type: 5 }),
      ingress_allowed_by: fc.subarray([...policies]),
      egress_allowed_by: fc.subarray([...policies]),
      aggregate: fc.constantFrom(null, null, { ingress_flow_count: 200, unknown_direction_flow_count: 100 }),
      time: fc.nat({ max: 9000 }).map(timeAt),
    })
    .map((fields) => flowEvent(fields)),
  { minLength: 1, maxLength: 60 },
);

/** Merges decoded events as the architecture says, one idea after the other, without any speed. */
class PlainMerge {
  readonly flows = new Map<string, cloud.v1.Flow.$Properties>();

  add(event: FlowEvent): void {
    const allowed = [1, 4, 5].includes(event.verdict ?? 0);
    const denied = [2, 3].includes(event.verdict ?? 0);
    if ((!allowed && !denied) || event.is_reply?.value) return;
    const isOnItsWayIn = event.event_type?.sub_type === 5 && !event.traffic_direction && !event.is_reply;
    if (allowed && isOnItsWayIn) return;
    const one = toFlow(event, allowed);
    const key = JSON.stringify([
      nameOf(one.src, one.src_ip),
      nameOf(one.dst, one.dst_ip),
      one.port,
      one.protocol,
      one.direction,
      one.allowed,
    ]);
    const merged = this.flows.get(key);
    if (merged) join(merged, one);
    else this.flows.set(key, one);
  }
}

function toFlow(event: FlowEvent, allowed: boolean): cloud.v1.Flow.$Properties {
  const [protocol, ports] = Object.entries(event.l4 ?? {})[0] ?? ['', {}];
  return {
    src_ip: event.IP?.source ?? '',
    dst_ip: event.IP?.destination ?? '',
    src: toEndpoint(event.source),
    dst: toEndpoint(event.destination),
    direction: ['', 'INGRESS', 'EGRESS'][event.traffic_direction ?? 0] || 'TRAFFIC_DIRECTION_UNKNOWN',
    port: (ports as flow.TCP.$Properties).destination_port ?? 0,
    protocol,
    allowed,
    count: event.aggregate ? 300 : 1,
    first_seen: event.time ?? {},
    last_seen: event.time ?? {},
    ingress_allowed_by: [...(event.ingress_allowed_by ?? [])],
    egress_allowed_by: [...(event.egress_allowed_by ?? [])],
  };
}

function toEndpoint(endpoint: flow.Endpoint.$Properties | null | undefined): cloud.v1.Endpoint.$Properties {
  const labels = [...(endpoint?.labels ?? [])];
  const named = { ns: endpoint?.namespace ?? '', labels };
  const workload = endpoint?.workloads?.[0];
  if (workload) return { ...named, kind: workload.kind ?? '', name: workload.name ?? '' };
  if (endpoint?.pod_name) return { ...named, kind: 'Pod', name: endpoint.pod_name };
  if (labels.length > 0) return { ...named, kind: 'Unmanaged', name: labels[0] ?? '' };
  return { ...named, kind: 'Unknown', name: `identity-${endpoint?.identity ?? 0}` };
}

function nameOf(
  endpoint: cloud.v1.Endpoint.$Properties | null | undefined,
  ip: string | null | undefined,
): unknown {
  const isOutside = endpoint?.kind === 'Unmanaged' || endpoint?.kind === 'Unknown';
  return [endpoint?.ns, endpoint?.kind, endpoint?.name, isOutside ? ip : ''];
}

function join(merged: cloud.v1.Flow.$Properties, one: cloud.v1.Flow.$Properties): void {
  merged.count = (merged.count ?? 0) + (one.count ?? 0);
  if (isBefore(one.first_seen, merged.first_seen)) merged.first_seen = one.first_seen ?? {};
  if (!isBefore(one.last_seen, merged.last_seen)) {
    merged.last_seen = one.last_seen ?? {};
    merged.src_ip = one.src_ip ?? '';
    merged.dst_ip = one.dst_ip ?? '';
  }
  if (merged.src) merged.src.labels = union(merged.src.labels, one.src?.labels);
  if (merged.dst) merged.dst.labels = union(merged.dst.labels, one.dst?.labels);
  merged.ingress_allowed_by = union(merged.ingress_allowed_by, one.ingress_allowed_by);
  merged.egress_allowed_by = union(merged.egress_allowed_by, one.egress_allowed_by);
}

function isBefore(a: FlowEvent['time'], b: FlowEvent['time']): boolean {
  return ((a?.seconds ?? 0) - (b?.seconds ?? 0)) * 1e9 + (a?.nanos ?? 0) - (b?.nanos ?? 0) < 0;
}

function union<T>(a: readonly T[] | null | undefined, b: readonly T[] | null | undefined): T[] {
  return [...new Set([...(a ?? []), ...(b ?? [])])];
}

describe('merging', () => {
  it('writes the records that the generated codec writes for what a plain merge makes of the same events', () => {
    fc.assert(
      fc.property(events, (chosen) => {
        const plain = new PlainMerge();
        const { accept, merger, take } = startMerging({ overlapMs: 60_000 });
        for (const event of chosen) plain.add(event);
        accept(...chosen);
        merger.flush(0);
        const records = take().flatMap((batch) => batch.records.map(hex));
        const expected = [...plain.flows.values()].map((each) => hex(cloud.v1.Flow.encode(each).finish()));
        expect(records).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('accounts for every observation at any time', () => {
    fc.assert(
      fc.property(events, fc.nat({ max: 5 }), (chosen, settled) => {
        const { accept, merger, take } = startMerging({ maxKeys: 8, maxBatchBytes: 300, overlapMs: 60_000 });
        for (const [index, event] of [...chosen, ...chosen.slice(0, 5)].entries()) {
          accept(event);
          if (index % 7 === 0) take(0, settled);
          const { received, stored, open, filtered, lost } = merger.ledger();
          expect(stored + open + total(filtered) + total(lost)).toBe(received);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
