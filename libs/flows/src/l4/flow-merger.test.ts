import { flow, observer } from '@kestrel/proto/hubble-codecs';
import { describe, expect, it } from 'vitest';
import { encode, endpoint, flowEvent, outsider, startSeconds, timeAt } from '../../test/flow-events.ts';
import { startMerging } from '../../test/merging.ts';
import { decodePosition } from './flow-position.ts';
import { shardOfNode } from './partition.ts';

const { Verdict, TrafficDirection } = flow;

describe('what a flow means', () => {
  it('names workload, pod, first label or identity, in this order', () => {
    const { accept, flows } = startMerging();
    accept(
      flowEvent({
        source: endpoint('web'),
        destination: { namespace: 'shop', pod_name: 'one-off', labels: ['a=b'] },
      }),
      flowEvent({ source: outsider('reserved:world'), destination: { identity: 16_777_217 } }),
    );
    const ends = flows().map(({ src, dst }) =>
      [src, dst].map((end) => [end?.ns, end?.kind, end?.name, end?.labels]),
    );
    expect(ends).toEqual([
      [
        ['shop', 'Deployment', 'web', ['k8s:app=web']],
        ['shop', 'Pod', 'one-off', ['a=b']],
      ],
      [
        ['', 'Unmanaged', 'reserved:world', ['reserved:world']],
        ['', 'Unknown', 'identity-16777217', []],
      ],
    ]);
  });

  it('falls back to the pod where a workload has no name', () => {
    const { accept, flows } = startMerging();
    accept(flowEvent({ source: { pod_name: 'p', workloads: [{ kind: 'Deployment' }] } }));
    expect(flows()[0]?.src).toMatchObject({ kind: 'Pod', name: 'p' });
  });

  it('knows five protocols and leaves others without a name', () => {
    const { accept, flows, merger } = startMerging();
    const ports = { source_port: 1, destination_port: 7 };
    accept(
      ...[
        { TCP: ports },
        { UDP: ports },
        { SCTP: ports },
        { ICMPv4: { type: 8 } },
        { ICMPv6: { type: 128 } },
        {},
      ].map((l4) => flowEvent({ l4 })),
    );
    expect(flows().map(({ protocol, port }) => [protocol, port])).toEqual([
      ['TCP', 7],
      ['UDP', 7],
      ['SCTP', 7],
      ['ICMPv4', 0],
      ['ICMPv6', 0],
      ['', 0],
    ]);
    expect(merger.details().unknownProtocols).toBe(1);
  });

  it('takes forwarded, redirected and audited traffic as allowed, dropped and failed as denied, the rest as no flow', () => {
    const { accept, flows, merger } = startMerging();
    accept(...[0, 1, 2, 3, 4, 5, 6, 7, 8, -1].map((verdict) => flowEvent({ verdict })));
    expect(flows().map(({ allowed, count }) => [allowed, count])).toEqual([
      [true, 3],
      [false, 2],
    ]);
    expect(merger.ledger().filtered['not-a-flow']).toBe(5);
    expect(merger.details().verdicts).toMatchObject({ audit: 1, traced: 1, unrecognized: 2, unknown: 1 });
  });

  it('counts an event whose is_reply is false or unset, not one whose is true', () => {
    const { accept, flows, merger } = startMerging();
    accept(
      flowEvent({ is_reply: { value: true } }),
      flowEvent({ is_reply: {} }),
      flowEvent({ is_reply: null }),
    );
    expect(flows()).toMatchObject([{ count: 2 }]);
    expect(merger.ledger().filtered.reply).toBe(1);
  });

  it('does not take a packet on its way in, before any policy, for an allowed flow beside its drop', () => {
    const { accept, flows, merger } = startMerging();
    const unknown = { traffic_direction: TrafficDirection.TRAFFIC_DIRECTION_UNKNOWN, is_reply: null };
    const waysIn = [5, 6, 7, 8, 9, 10, 12];
    accept(
      ...waysIn.map((sub_type) => flowEvent({ ...unknown, event_type: { type: 4, sub_type } })),
      flowEvent({ verdict: Verdict.DROPPED, is_reply: null, event_type: { type: 1, sub_type: 133 } }),
    );
    expect(flows().map(({ allowed, count, direction }) => [allowed, count, direction])).toEqual([
      [false, 1, 'EGRESS'],
    ]);
    expect(merger.ledger().filtered['before-policy']).toBe(waysIn.length);
  });

  it('takes a packet that is sent on as allowed, also where its direction is not known', () => {
    const { accept, flows } = startMerging();
    const unknown = { traffic_direction: TrafficDirection.TRAFFIC_DIRECTION_UNKNOWN, is_reply: null };
    const waysOut = [0, 1, 2, 3, 4, 11, 13];
    accept(
      ...waysOut.map((sub_type) => flowEvent({ ...unknown, event_type: { type: 4, sub_type } })),
      flowEvent(unknown),
      flowEvent({ ...unknown, event_type: { type: 5, sub_type: 5 } }),
      flowEvent({ event_type: { type: 4, sub_type: 5 } }),
    );
    expect(flows().map(({ allowed, count, direction }) => [allowed, count, direction])).toEqual([
      [true, waysOut.length + 2, 'TRAFFIC_DIRECTION_UNKNOWN'],
      [true, 1, 'EGRESS'],
    ]);
  });

  it('writes directions by name, an unknown one too', () => {
    const { accept, flows } = startMerging();
    const directions = [
      TrafficDirection.INGRESS,
      TrafficDirection.EGRESS,
      TrafficDirection.TRAFFIC_DIRECTION_UNKNOWN,
      9,
    ];
    accept(...directions.map((traffic_direction) => flowEvent({ traffic_direction })));
    expect(flows().map(({ direction, count }) => [direction, count])).toEqual([
      ['INGRESS', 1],
      ['EGRESS', 1],
      ['TRAFFIC_DIRECTION_UNKNOWN', 2],
    ]);
  });

  it('counts an aggregated event as often as it stands for', () => {
    const { accept, flows, merger } = startMerging();
    accept(flowEvent({ aggregate: { ingress_flow_count: 3, egress_flow_count: 4 } }));
    expect(flows()).toMatchObject([{ count: 7 }]);
    expect(merger.ledger()).toMatchObject({ received: 7, stored: 7 });
  });

  it('takes the time of the response where the flow has none, and the clock where neither has', () => {
    const { merger, flows, clock } = startMerging();
    const { time, ...timeless } = flowEvent();
    const encoded = observer.GetFlowsResponse.encode({
      flow: timeless,
      node_name: 'n',
      time: timeAt(7),
    }).finish();
    merger.accept(encoded);
    expect(flows()[0]?.first_seen).toEqual(timeAt(7));
    merger.accept(encode({ ...timeless, uuid: 'other', verdict: Verdict.DROPPED }));
    expect(flows()[0]?.first_seen?.seconds).toBe(Math.floor(clock.wallMs() / 1000));
    expect(merger.details().untimed).toBe(1);
  });
});

describe('merging', () => {
  it('merges connections of one pair whatever their source ports', () => {
    const { accept, flows } = startMerging();
    accept(...Array.from({ length: 100 }, () => flowEvent()));
    expect(flows()).toMatchObject([{ count: 100, port: 5432 }]);
  });

  it('keeps the earliest and the latest time, and the addresses of the latest', () => {
    const { accept, flows } = startMerging();
    const at = (ms: number, source: string) =>
      flowEvent({ time: timeAt(ms), IP: { source, destination: '10.0.0.9' } });
    accept(at(50, '10.0.0.1'), at(90, '10.0.0.2'), at(20, '10.0.0.3'));
    expect(flows()).toMatchObject([
      { src_ip: '10.0.0.2', first_seen: timeAt(20), last_seen: timeAt(90), count: 3 },
    ]);
  });

  it('tells outsiders apart by their address, and workloads not', () => {
    const { accept, flows } = startMerging();
    const from = (source: string, end = outsider('reserved:world')) =>
      flowEvent({ source: end, IP: { source, destination: '2001:db8::1' } });
    accept(from('192.0.2.1'), from('192.0.2.2'), from('192.0.2.1'));
    accept(from('10.0.0.1', endpoint('web')), from('10.0.0.2', endpoint('web')));
    expect(flows().map(({ src_ip, dst_ip, count }) => [src_ip, dst_ip, count])).toEqual([
      ['192.0.2.1', '2001:db8::1', 2],
      ['192.0.2.2', '2001:db8::1', 1],
      ['10.0.0.2', '2001:db8::1', 2],
    ]);
  });

  it('collects labels, and policies in their newest revision, whenever they come', () => {
    const { accept, flows } = startMerging();
    const policy = (name: string, revision: number) => ({
      name,
      namespace: 'shop',
      kind: 'NetworkPolicy',
      revision,
    });
    accept(
      flowEvent(),
      flowEvent({ ingress_allowed_by: [policy('allow-web', 3)], egress_allowed_by: [policy('out', 1)] }),
      flowEvent({ source: { ...endpoint('web'), labels: ['k8s:app=web', 'k8s:version=2'] } }),
      flowEvent({ ingress_allowed_by: [policy('allow-web', 5), policy('other', 1)] }),
      flowEvent({ ingress_allowed_by: [policy('allow-web', 4)] }),
    );
    const [merged] = flows();
    expect(merged?.src?.labels).toEqual(['k8s:app=web', 'k8s:version=2']);
    expect(merged?.ingress_allowed_by).toMatchObject([policy('allow-web', 5), policy('other', 1)]);
    expect(merged?.egress_allowed_by).toMatchObject([policy('out', 1)]);
  });

  it('bounds the labels and policies of a record and counts what it leaves out', () => {
    const { accept, flows, merger } = startMerging();
    const labels = Array.from({ length: 3000 }, (_, i) => `k8s:${i}=${'x'.repeat(330)}`);
    const ingress_allowed_by = Array.from({ length: 50 }, (_, i) => ({
      name: `p${i}`,
      labels: labels.slice(0, 100),
    }));
    accept(flowEvent({ source: { ...endpoint('web'), labels }, ingress_allowed_by }));
    const [merged] = flows();
    expect(merged).toMatchObject({ count: 1 });
    expect(merged?.src?.labels).toHaveLength(64);
    expect(merged?.ingress_allowed_by).toHaveLength(32);
    expect(merger.details().overflow).toBeGreaterThan(3000);
  });
});

describe('garbage', () => {
  it('counts malformed messages as received and lost, by what is wrong with them', () => {
    const { merger } = startMerging();
    const whole = encode(flowEvent());
    merger.accept(whole.subarray(0, whole.length - 3));
    merger.accept(Uint8Array.from([0x0f]));
    merger.accept(encode(flowEvent({ source: { ...endpoint('web'), namespace: 'x'.repeat(2000) } })));
    merger.accept(withDamagedName());
    expect(merger.ledger()).toMatchObject({ received: 4, open: 0, lost: { malformed: 4 } });
    expect(merger.details().malformed).toMatchObject({ truncated: 1, tag: 1, oversized: 1, utf8: 1 });
  });

  it('counts an empty message and an unknown member as unknown, and lives on', () => {
    const { merger, accept } = startMerging();
    merger.accept(new Uint8Array(0));
    merger.accept(Uint8Array.from([0x22, 0x02, 0x08, 0x01]));
    accept(flowEvent());
    expect(merger.details().unknownMessages).toBe(2);
    expect(merger.ledger()).toMatchObject({ received: 1, open: 1 });
  });

  it('counts a flow with nothing in it but a verdict', () => {
    const { merger, flows } = startMerging();
    merger.accept(observer.GetFlowsResponse.encode({ flow: { verdict: Verdict.DROPPED } }).finish());
    expect(flows()).toMatchObject([
      { count: 1, allowed: false, src: { kind: 'Unknown', name: 'identity-0' } },
    ]);
  });
});

describe('what the relay reports', () => {
  it('enters lost events under the source that lost them', () => {
    const { merger } = startMerging();
    const lost = (source: number, num_events_lost: number) =>
      merger.accept(
        observer.GetFlowsResponse.encode({
          lost_events: { source, num_events_lost },
          node_name: 'node-a',
        }).finish(),
      );
    lost(1, 5);
    lost(2, 7);
    lost(3, 11);
    lost(9, 13);
    const expected = {
      'hubble-perf-ring': 5,
      'hubble-observer-queue': 7,
      'hubble-ring': 11,
      'hubble-unknown': 13,
    };
    expect(merger.ledger()).toMatchObject({ received: 36, lost: expected });
  });

  it('counts a report of lost events once, also when the agent sends it again to who resumes', () => {
    const { merger } = startMerging();
    const lost = (source: number, atMs: number, node_name = 'node-a') =>
      merger.accept(
        observer.GetFlowsResponse.encode({
          lost_events: { source, num_events_lost: 5 },
          node_name,
          time: timeAt(atMs),
        }).finish(),
      );
    lost(1, 100);
    lost(1, 200);
    lost(2, 200);
    lost(1, 200, 'node-b');
    expect(merger.ledger().lost).toMatchObject({ 'hubble-perf-ring': 15, 'hubble-observer-queue': 5 });
    for (const atMs of [100, 200]) lost(1, atMs);
    lost(2, 200);
    lost(1, 300);
    const { received, lost: counted, filtered } = merger.ledger();
    expect(counted).toMatchObject({ 'hubble-perf-ring': 20, 'hubble-observer-queue': 5 });
    expect(filtered).toMatchObject({ duplicate: 15 });
    expect(received).toBe(40);
  });

  it('leaves to the predecessor what it had counted of lost events', () => {
    const { merger, open } = startMerging();
    merger.closeShard(0);
    open(0, decodePosition(`node-a=${startSeconds}.500000000`));
    for (const atMs of [400, 500, 600]) {
      const lost_events = { source: 1, num_events_lost: 1 };
      merger.accept(
        observer.GetFlowsResponse.encode({ lost_events, node_name: 'node-a', time: timeAt(atMs) }).finish(),
      );
    }
    expect(merger.ledger()).toMatchObject({ lost: { 'hubble-perf-ring': 1 }, filtered: { duplicate: 2 } });
  });

  it('leaves lost events and flows of a shard that is not open to whoever has it', () => {
    const { merger, open, accept } = startMerging({ shards: 16 });
    open((shardOfNode('node-a', 16) + 1) % 16);
    const lost_events = { source: 1, num_events_lost: 5 };
    merger.accept(observer.GetFlowsResponse.encode({ lost_events, node_name: 'node-a' }).finish());
    accept(flowEvent());
    expect(merger.ledger()).toMatchObject({ received: 1, filtered: { 'other-shard': 1 } });
  });

  it('hands on the state of nodes', () => {
    const { merger, statuses } = startMerging();
    const node_status = { state_change: 2, node_names: ['a', 'b'], message: 'no route' };
    merger.accept(observer.GetFlowsResponse.encode({ node_status }).finish());
    expect(statuses).toEqual([{ state: 'unavailable', nodes: ['a', 'b'], message: 'no route' }]);
  });
});

/** A flow whose pod's name is not UTF-8. */
function withDamagedName(): Uint8Array {
  const bytes = Buffer.from(encode(flowEvent({ source: { pod_name: 'not-utf-8' } })));
  bytes[bytes.indexOf('not-utf-8')] = 0xff;
  return bytes;
}
