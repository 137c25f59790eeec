import { flow } from '@kestrel/proto/hubble-codecs';
import { eventually, isMissingProgram, startHubbleRelay } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FlowCall, getFlows, serverStatus } from './hubble-client.ts';
import { type RunningCluster, startCluster } from './start-cluster.ts';

const env = { CLUSTER_HUBBLE: 'true', CLUSTER_HUBBLE_PEER_PORT: '0', CLUSTER_HUBBLE_RING: '255' };

let cluster: RunningCluster;
beforeAll(async () => {
  cluster = await startCluster(env);
});
afterAll(() => cluster?.stop());

const state = () => cluster.tell('GET', '/simulator/flows');
const inject = (count: number, kind?: string) =>
  cluster.tell('POST', '/simulator/flows/inject', { count, ...(kind === undefined ? {} : { kind }) });
const firstAgent = async (): Promise<{ node: string; address: string }> => (await state()).agents[0];
const uuidsOf = ({ messages }: FlowCall) => messages.flatMap(({ flow: each }) => each?.uuid ?? []);

describe('an agent', () => {
  test('answers with the newest, the oldest, or what came since a time', async () => {
    const { address } = await firstAgent();
    await inject(60);
    const all = getFlows(address, {});
    await all.ended;
    const newest = getFlows(address, { number: 5 });
    const oldest = getFlows(address, { number: 5, first: true });
    await Promise.all([newest.ended, oldest.ended]);
    expect(all.messages.length).toBeGreaterThan(20);
    expect(uuidsOf(newest)).toEqual(uuidsOf(all).slice(-5));
    expect(uuidsOf(oldest)).toEqual(uuidsOf(all).slice(0, 5));
    const tenth = all.messages[9]?.flow?.time;
    const since = getFlows(address, { ...(tenth ? { since: tenth } : {}) });
    await since.ended;
    expect(uuidsOf(since)).toEqual(uuidsOf(all).slice(9));
  });

  test('gives every event a uuid and a later time', async () => {
    const { address } = await firstAgent();
    const call = getFlows(address, {});
    await call.ended;
    expect(new Set(uuidsOf(call)).size).toBe(call.messages.length);
    const times = call.messages.map(({ time }) => (time?.seconds ?? 0) * 1e9 + (time?.nanos ?? 0));
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });

  test('leaves out what the blacklist names and what the field mask does not', async () => {
    const { address } = await firstAgent();
    const paths = ['time', 'uuid', 'node_name', 'verdict', 'is_reply', 'source.pod_name'];
    const call = getFlows(address, { blacklist: [{ reply: [true] }], field_mask: { paths } });
    await call.ended;
    expect(call.messages.length).toBeGreaterThan(0);
    for (const { flow: event } of call.messages) {
      expect(event?.is_reply?.value ?? false).toBe(false);
      expect(event?.source?.labels ?? []).toEqual([]);
      expect(event?.node_labels ?? []).toEqual([]);
      expect(event?.uuid).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(call.messages.some(({ flow: event }) => event?.source?.pod_name)).toBe(true);
  });

  test('refuses a mask with a field that no flow has, and first with follow', async () => {
    const { address } = await firstAgent();
    const badMask = getFlows(address, { field_mask: { paths: ['source.nonsense'] } });
    expect(await badMask.ended).toMatchObject({ status: 3 });
    expect(await getFlows(address, { first: true, follow: true, number: 1 }).ended).toMatchObject({
      status: 3,
    });
  });

  test('tells a reader that is too slow how much it missed', async () => {
    const { address, node } = await firstAgent();
    const call = getFlows(address, { follow: true });
    await eventually(async () => expect((await agentOf(node)).streams).toBe(1));
    call.pause();
    for (let round = 0; round < 40; round += 1) await inject(500);
    call.resume();
    await eventually(async () => {
      const { overrun } = await agentOf(node);
      expect(overrun).toBeGreaterThan(0);
      expect(lostIn(call, flow.LostEventSource.HUBBLE_RING_BUFFER)).toBe(overrun);
    });
    call.cancel();
  });

  test('reports what it is told that it lost, with every filter', async () => {
    const { address, node } = await firstAgent();
    const call = getFlows(address, { follow: true, whitelist: [{ verdict: [flow.Verdict.ERROR] }] });
    await eventually(async () => expect(await agentOf(node)).toMatchObject({ streams: 1, followed: false }));
    await cluster.tell('POST', '/simulator/flows/lost', {
      node,
      source: 'perf-event-ring-buffer',
      count: 17,
    });
    await eventually(() => expect(lostIn(call, flow.LostEventSource.PERF_EVENT_RING_BUFFER)).toBe(17));
    expect((await state()).seen.lost).toEqual({ 'perf-event-ring-buffer': 17 });
    call.cancel();
  });

  test('that was killed sees nothing, and begins anew when it starts', async () => {
    const { address, node } = await firstAgent();
    await cluster.tell('POST', `/simulator/agents/${node}/kill`);
    expect(await getFlows(address, {}).ended).toBeUndefined();
    const unseen = await inject(100);
    expect(unseen.unseen).toBeGreaterThan(0);
    await cluster.tell('POST', `/simulator/agents/${node}/start`);
    expect((await serverStatus(address)).seen_flows).toBe(0);
  });

  async function agentOf(node: string): Promise<{ streams: number; followed: boolean; overrun: number }> {
    return (await state()).agents.find((each: { node: string }) => each.node === node);
  }
});

test('traffic has every kind of event, and policies of the cluster in it', async () => {
  await inject(3_000);
  const { flows, totals } = await cluster.tell('GET', '/simulator/flows/truth');
  const count = flows.reduce((sum: number, each: { count: number }) => sum + each.count, 0);
  expect(count).toBe(totals.requests);
  expect(totals.events).toBe(totals.requests + totals.replies + totals.notFlows);
  const protocols = new Set(flows.map((each: { protocol: string }) => each.protocol));
  expect([...protocols].sort()).toEqual(['ICMPv4', 'ICMPv6', 'TCP', 'UDP']);
  expect(flows.some((each: { allowed: boolean }) => !each.allowed)).toBe(true);
  const { address } = await firstAgent();
  const verdicts = getFlows(address, { whitelist: [{ event_type: [{ type: 5 }] }] });
  await verdicts.ended;
  const policies = verdicts.messages.flatMap(({ flow: event }) => event?.ingress_allowed_by ?? []);
  expect(policies.some(({ name }) => name?.endsWith('-ingress'))).toBe(true);
});

describe.skipIf(isMissingProgram('hubble-relay'))('behind a real hubble-relay', () => {
  test('every event arrives, from every node, and after a restart of the relay', async () => {
    const { hubble_peers: peers } = cluster.places;
    await using relay = await startHubbleRelay({ peers: peers ?? '' });
    await expectAll(relay.address);
    await relay.kill();
    await relay.restart();
    await expectAll(relay.address);
  });

  async function expectAll(address: string): Promise<void> {
    await eventually(async () => {
      const { num_connected_nodes: connected } = await serverStatus(address);
      expect(connected?.value).toBe((await state()).agents.length);
    });
    const before = (await state()).seen.events;
    const call = getFlows(address, { follow: true });
    await eventually(async () => {
      const agents: { followed: boolean }[] = (await state()).agents;
      expect(agents.every(({ followed }) => followed)).toBe(true);
    });
    await inject(100);
    await eventually(async () => {
      const injected = (await state()).seen.events - before;
      expect(call.messages.filter(({ flow: event }) => event).length).toBe(injected);
      expect(new Set(uuidsOf(call)).size).toBe(injected);
    });
    call.cancel();
  }
});

function lostIn({ messages }: FlowCall, source: flow.LostEventSource): number {
  const lost = messages.flatMap(({ lost_events: each }) => (each?.source === source ? [each] : []));
  return lost.reduce((sum, each) => sum + (each.num_events_lost ?? 0), 0);
}
