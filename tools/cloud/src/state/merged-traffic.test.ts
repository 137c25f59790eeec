import { describe, expect, test } from 'vitest';
import { carryPolicies, carrySums, flowKey, MergedTraffic, type TrafficMessage } from './merged-traffic.ts';

interface Named extends TrafficMessage {
  readonly name: string;
}

const at = (seconds: number, nanos = 0) => ({ seconds, nanos });

const keyOf = ({ name }: Named) => name;

describe('MergedTraffic', () => {
  test('adds counts and widens the time seen, whatever order messages come in', () => {
    const traffic = new MergedTraffic<Named>({ maxKeys: 10, keyOf });
    traffic.add({ name: 'a', count: 2, first_seen: at(10, 5), last_seen: at(20) }, 10);
    traffic.add({ name: 'a', count: 3, first_seen: at(10, 4), last_seen: at(15) }, 10);
    traffic.add({ name: 'a', last_seen: at(20, 1) }, 10);
    expect(traffic.newest()).toEqual([{ name: 'a', count: 6, first_seen: at(10, 4), last_seen: at(20, 1) }]);
  });

  test('forgets the key that was not seen for longest, and not its observations', () => {
    const traffic = new MergedTraffic<Named>({ maxKeys: 2, keyOf });
    for (const name of ['a', 'b', 'a', 'c']) traffic.add({ name, count: 5, allowed: name !== 'b' }, 10);
    expect(traffic.newest().map(({ name }) => name)).toEqual(['c', 'a']);
    expect(traffic.totals).toEqual({ keys: 2, observations: 20, denied: 5, forgotten: 5 });
  });

  test('keeps no more bytes than it may', () => {
    const traffic = new MergedTraffic<Named>({ maxKeys: 10, maxBytes: 250, keyOf });
    for (const name of ['a', 'b', 'b', 'c']) traffic.add({ name }, 100);
    expect(traffic.newest().map(({ name }) => name)).toEqual(['c', 'b']);
  });
});

describe('what an older message adds', () => {
  test('is its policies, each once and in its newest revision', () => {
    const policy = (name: string, revision: number) => ({
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name,
      revision,
    });
    const known = { ingress_allowed_by: [policy('a', 1), policy('b', 1)] };
    const { ingress_allowed_by: united } = carryPolicies(known, { ingress_allowed_by: [policy('b', 2)] });
    expect(new Set(united)).toEqual(new Set([policy('a', 1), policy('b', 2)]));
  });

  test('is its bytes and its duration', () => {
    expect(carrySums({ duration_ms: 5, bytes_sent: 10 }, { duration_ms: 7, bytes_received: 1 })).toEqual({
      duration_ms: 12,
      bytes_sent: 10,
      bytes_received: 1,
    });
  });
});

describe('flowKey', () => {
  const flow = {
    src: { ns: 'shop', kind: 'Deployment', name: 'web' },
    dst_ip: '192.0.2.1',
    port: 443,
    allowed: true,
  };

  test('is the same for other pods of a workload', () => {
    expect(flowKey({ ...flow, src_ip: '10.0.0.1' })).toBe(flowKey({ ...flow, src_ip: '10.0.0.2' }));
  });

  test('tells outsiders apart by address, and verdicts from each other', () => {
    expect(flowKey({ ...flow, dst_ip: '192.0.2.2' })).not.toBe(flowKey(flow));
    expect(flowKey({ ...flow, allowed: false })).not.toBe(flowKey(flow));
  });
});
