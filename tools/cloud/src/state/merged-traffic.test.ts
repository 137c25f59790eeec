import { describe, expect, test } from 'vitest';
import { flowKey, MergedTraffic, type TrafficMessage } from './merged-traffic.ts';

interface Named extends TrafficMessage {
  readonly name: string;
}

const at = (seconds: number, nanos = 0) => ({ seconds, nanos });

describe('MergedTraffic', () => {
  test('adds counts and widens the time seen, whatever order messages come in', () => {
    const traffic = new MergedTraffic<Named>(10, ({ name }) => name);
    traffic.add({ name: 'a', count: 2, first_seen: at(10, 5), last_seen: at(20) });
    traffic.add({ name: 'a', count: 3, first_seen: at(10, 4), last_seen: at(15) });
    traffic.add({ name: 'a', count: 1, last_seen: at(20, 1) });
    expect(traffic.newest(10)).toEqual([
      { name: 'a', count: 6, first_seen: at(10, 4), last_seen: at(20, 1) },
    ]);
  });

  test('forgets the key that was not seen for longest', () => {
    const traffic = new MergedTraffic<Named>(2, ({ name }) => name);
    for (const name of ['a', 'b', 'a', 'c']) traffic.add({ name, count: 1 });
    expect(traffic.newest(10).map(({ name }) => name)).toEqual(['c', 'a']);
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
