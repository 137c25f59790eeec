import { join } from 'node:path';
import { createLease, createPublisher, flowSubject } from '@kestrel/bus';
import {
  eventually,
  type NatsServer,
  type ServiceProcess,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BusReader,
  expectClosed,
  readBus,
  startCollector,
  type TestCollector,
  untilStored,
} from './support/collector.ts';
import { flowOf, flowsOf } from './support/flows.ts';
import { RelayFeed } from './support/relay-feed.ts';
import { type ScriptedRelay, startScriptedRelay } from './support/scripted-relay.ts';

let nats: NatsServer;
let relay: ScriptedRelay;
let feed: RelayFeed;
let reader: BusReader;

beforeAll(async () => {
  nats = await startNatsServer();
  return () => nats.stop();
});

beforeEach(async () => {
  await nats.restartEmpty();
  relay = await startScriptedRelay();
  feed = new RelayFeed(relay);
  reader = await readBus(nats);
  return async () => {
    await reader[Symbol.asyncDispose]();
    await relay.stop();
  };
});

const env = (more: Readonly<Record<string, string>> = {}) => ({
  HUBBLE_RELAY_ADDRESS: relay.address,
  ...more,
});
const start = (more: Readonly<Record<string, string>> = {}) => startCollector(nats, env(more));
const shardsOf = (collector: TestCollector) => collector.metric('shards_open_count');
const nodes = Array.from({ length: 24 }, (_, index) => `node-${index}`);
/** One event of each node. */
const round = () => feed.add(...nodes.map((node) => flowOf({ node })));

const namesOf = (request: (typeof relay.calls)[number]['request']) =>
  (request.whitelist ?? []).flatMap(({ node_name }) => node_name ?? []);

/** The real program, to be killed and paused. */
function startProgram(more: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
  return startProcess({
    name: 'flow-collector',
    bundle: join(import.meta.dirname, '../src/main.ts'),
    env: {
      NATS_URL: nats.url,
      HEALTH_PORT: '0',
      DISABLE_HUBBLE_TLS: 'true',
      FLOW_WINDOW: '300ms',
      RELAY_CHECK_INTERVAL: '200ms',
      ...env(more),
    },
    ready: { logEvent: 'shard-opened' },
  });
}

describe('replicas that share the nodes of a relay', () => {
  it('count every event once while they join and leave, each with its share', async () => {
    let sent = 0;
    const more = () => {
      round();
      sent += nodes.length;
    };
    const first = await start({ FLOW_SHARDS: '8' });
    await eventually(async () => expect(await shardsOf(first)).toBe(8));
    more();
    await untilStored(reader, sent);
    const second = await start({ FLOW_SHARDS: '8' });
    await eventually(async () => expect([await shardsOf(first), await shardsOf(second)]).toEqual([4, 4]));
    more();
    await untilStored(reader, sent);
    const third = await start({ FLOW_SHARDS: '8' });
    more();
    await eventually(async () => {
      const shares = [await shardsOf(first), await shardsOf(second), await shardsOf(third)];
      expect(shares.sort()).toEqual([2, 3, 3]);
    });
    more();
    await untilStored(reader, sent);
    more();
    await first.stop();
    await untilStored(reader, sent);
    await second.stop();
    more();
    await eventually(async () => expect(await shardsOf(third)).toBe(8));
    await untilStored(reader, sent);
    await third.stop();
    for (const collector of [first, second, third]) expectClosed(collector.totals());
    for (const { source } of reader.batches) {
      const numbers = reader.batches.filter((batch) => batch.source === source).map(({ number }) => number);
      expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('stand by, ready, where there is nothing to share', async () => {
    await using first = await start();
    await eventually(async () => expect(await shardsOf(first)).toBe(1));
    await using second = await start();
    await eventually(() => expect(second.condition('relay')?.reason).toMatch('standby'));
    expect(second.context.health.readiness()).toMatchObject({ ready: true, role: 'standby' });
    await first.stop();
    await eventually(async () => expect(await shardsOf(second)).toBe(1));
  });

  it('take over from one that was killed, and count what it had not stored', async () => {
    const killed = await startProgram({ FLOW_WINDOW: '2s' });
    await eventually(() => expect(relay.calls.length).toBeGreaterThan(0));
    feed.add(...flowsOf(10));
    await untilStored(reader, 10);
    feed.add(...flowsOf(5));
    await killed.kill();
    feed.add(...flowsOf(5));
    await using successor = await start();
    await eventually(async () => expect(await shardsOf(successor)).toBe(1));
    await untilStored(reader, 20);
    expectClosed(successor.totals());
  });

  it('take over from one that was killed before it had stored anything', async () => {
    const killed = await startProgram({ FLOW_WINDOW: '30s' });
    await eventually(() => expect(relay.calls.length).toBeGreaterThan(0));
    feed.add(...flowsOf(7));
    await killed.kill();
    feed.add(flowOf({ node: 'node-b' }));
    await using successor = await start();
    await eventually(async () => expect(await shardsOf(successor)).toBe(1));
    await untilStored(reader, 8);
  });

  it('count an event that its agent sends late, behind what was stored before the change of owner', async () => {
    const atMs = Date.now();
    const first = await start();
    await eventually(() => expect(relay.calls.length).toBeGreaterThan(0));
    feed.add(flowOf({ atMs: atMs + 10 }), flowOf({ atMs: atMs + 30 }));
    await untilStored(reader, 2);
    await first.stop();
    feed.add(flowOf({ atMs: atMs + 20 }));
    await using successor = await start();
    await untilStored(reader, 3);
    feed.add(...flowsOf(2));
    await untilStored(reader, 5);
    expectClosed(successor.totals());
  });

  it('ask for the nodes of their shards alone, and for those that join', async () => {
    relay.nodes = nodes.slice(0, -4);
    await using first = await start({ FLOW_SHARDS: '8' });
    await eventually(async () => expect(await shardsOf(first)).toBe(8));
    await using second = await start({ FLOW_SHARDS: '8' });
    const asked = () => relay.calls.filter(({ isOpen }) => isOpen).map(({ request }) => namesOf(request));
    await eventually(async () => {
      expect([await shardsOf(first), await shardsOf(second)]).toEqual([4, 4]);
      expect(asked()).toHaveLength(2);
      expect(new Set(asked().flat()).size).toBe(nodes.length - 4);
    });
    round();
    await untilStored(reader, nodes.length - 4);
    relay.nodes = nodes;
    await untilStored(reader, nodes.length);
    // Once a node is heard, it is known whose it is.
    await eventually(() => expect(asked().flat().sort()).toEqual([...nodes].sort()));
    const leftOut = () => [first, second].map(({ totals }) => totals().filtered['other-shard']);
    const before = leftOut();
    round();
    await untilStored(reader, 2 * nodes.length);
    expect(leftOut()).toEqual(before);
    for (const collector of [first, second]) expectClosed(collector.totals());
  });

  it('refuse one that was paused and comes back', async () => {
    const paused = await startProgram({ FLOW_WINDOW: '1s' });
    feed.add(...flowsOf(10));
    await eventually(() => expect(relay.calls.length).toBeGreaterThan(0));
    await untilStored(reader, 10);
    feed.add(...flowsOf(3));
    paused.pause();
    await using successor = await start();
    await eventually(async () => expect(await shardsOf(successor)).toBe(1));
    await untilStored(reader, 13);
    paused.resume();
    await eventually(() => expect(paused.logRecords('shard-closed')).not.toEqual([]));
    feed.add(...flowsOf(4));
    await untilStored(reader, 17);
    await paused.stop(5_000);
    await untilStored(reader, 17);
  });

  it('go on by node where the number of shards changes', async () => {
    const before = await start({ FLOW_SHARDS: '2' });
    await eventually(async () => expect(await shardsOf(before)).toBe(2));
    round();
    await untilStored(reader, nodes.length);
    const after = await start({ FLOW_SHARDS: '8' });
    await eventually(() => expect(after.condition('relay')?.reason).toMatch('standby'));
    expect(await shardsOf(after)).toBe(0);
    await before.stop();
    await eventually(async () => expect(await shardsOf(after)).toBe(8));
    round();
    await untilStored(reader, 2 * nodes.length);
    // The relay is asked anew as shards open, so what was stored may come more than once.
    expect(after.totals().filtered.duplicate).toBeGreaterThanOrEqual(nodes.length);
    await after.stop();
  });

  it('make way for shards of a larger number that were taken at the same moment, and count nothing twice', async () => {
    await using collector = await start();
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    feed.add(...flowsOf(4));
    await untilStored(reader, 4);
    const nothing = () => undefined;
    const key = 'flow-collector.shard.8-0';
    const other = createLease(reader.bus, { key, holder: 'x', onAcquired: nothing, onLost: nothing });
    await other.start(new AbortController().signal);
    await eventually(async () => expect(await shardsOf(collector)).toBe(0));
    expect(collector.condition('lease-flow-collector.shard.1-0')?.reason).toBe('given up');
    feed.add(...flowsOf(3));
    await other.stop(AbortSignal.timeout(1_000));
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    await untilStored(reader, 7);
  });

  it('leave a shard to whoever wrote to its subject', async () => {
    await using collector = await start();
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    const publisher = createPublisher(reader.bus, { maxBytesInFlight: 1024 });
    await publisher.start(new AbortController().signal);
    feed.add(...flowsOf(2));
    await untilStored(reader, 2);
    const subject = flowSubject({ count: 1, index: 0 });
    await publisher.publish({
      subject,
      payload: new Uint8Array(),
      headers: { 'Kestrel-Totals': '', 'Kestrel-Source': 'x' },
    });
    feed.add(...flowsOf(3));
    await eventually(() =>
      expect(collector.logs.some(({ event }) => event === 'shard-taken-by-another')).toBe(true),
    );
    await publisher.stop(AbortSignal.timeout(500));
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    // The stranger's message holds no position: what was stored before is counted again, and nothing is missed.
    await eventually(() => expect(reader.count).toBeGreaterThanOrEqual(5));
    expectClosed(collector.totals());
  });
});

describe('a bus that is away', () => {
  it('costs no flow: windows merge, and all is stored when it is back', async () => {
    await using collector = await start();
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    feed.add(...flowsOf(10));
    await untilStored(reader, 10);
    await nats.kill();
    for (let i = 0; i < 20; i += 1) feed.add(...flowsOf(50));
    await eventually(() => expect(collector.totals().received).toBeGreaterThanOrEqual(1_010));
    expect(await collector.metric('keys_count')).toBeLessThanOrEqual(2);
    await nats.restart();
    await untilStored(reader, 1_010);
    expectClosed(collector.totals());
  });

  it('holds the relay back when nothing more finds room, and loses nothing', async () => {
    await using collector = await start({ FLOW_MAX_KEYS: '256' });
    await eventually(async () => expect(await shardsOf(collector)).toBe(1));
    nats.pause();
    for (let i = 0; i < 2_000; i += 1) feed.add(flowOf({ to: `service-${i}` }));
    await eventually(async () => expect(await collector.metric('pauses_total')).toBeGreaterThan(0));
    expect(await collector.metric('keys_count')).toBeLessThanOrEqual(512);
    nats.resume();
    await untilStored(reader, 2_000);
    expect(collector.totals().lost['no-room'] ?? 0).toBe(0);
    expectClosed(collector.totals());
  });

  it('loses nothing of a program that is told to end meanwhile, but what is not stored is for the next', async () => {
    const zeroth = await start();
    await eventually(async () => expect(await shardsOf(zeroth)).toBe(1));
    feed.add(...flowsOf(2));
    await untilStored(reader, 2);
    await zeroth.stop();
    const first = await start({ FLOW_WINDOW: '10s' });
    await eventually(async () => expect(await shardsOf(first)).toBe(1));
    feed.add(...flowsOf(7));
    await eventually(() => expect(first.totals().received).toBe(9));
    await nats.kill();
    await first.stop(300);
    await nats.restart();
    await using second = await start();
    await untilStored(reader, 9);
    expectClosed(second.totals());
  });
});
