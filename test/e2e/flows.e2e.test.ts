import { setTimeout as delay } from 'node:timers/promises';
import { type BundleService, eventually, isMissingProgram } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectFlowsExact,
  type FlowBed,
  readFlowLedger,
  startFlowBed,
  untilFollowed,
} from '../support/flow-bed.ts';

const eventsPerSecond = 400;
/** Traffic before and after a fault. */
const aroundMs = 1_500;
/** Far longer than a lease lives. */
const pauseMs = 30_000;

/** A real hubble-relay over simulated agents that count what they saw. */
describe.skipIf(isMissingProgram('hubble-relay'))(
  'every flow is in the cloud exactly once as a count',
  () => {
    let bed: FlowBed;

    beforeAll(async () => {
      bed = await startFlowBed();
      // Every kind of conversation on every node: each has a position on the bus from here on.
      await bed.cluster.inject(1_500);
      await expectFlowsExact(bed);
    });
    afterAll(() => bed?.[Symbol.asyncDispose]());

    /** Traffic, something that happens, more traffic; then the counts must agree. */
    async function underTraffic(happen: () => Promise<void>): Promise<void> {
      await bed.cluster.setTraffic({ paused: false, eventsPerSecond });
      await delay(aroundMs);
      await happen();
      await delay(aroundMs);
      await expectFlowsExact(bed);
    }

    const nodeNames = async () => (await bed.cluster.agents()).map(({ node }) => node);
    const collector = (index: number): BundleService => {
      const found = bed.operator.flowCollectors[index];
      if (found === undefined) throw new Error(`no collector ${index}`);
      return found;
    };

    test('denied and allowed, IPv6, DNS, ICMP, from outside and to outside', async () => {
      const { flows } = await bed.cluster.truth();
      const protocols = new Set(flows.map(({ protocol }) => protocol));
      expect([...protocols].sort()).toEqual(['ICMPv4', 'ICMPv6', 'TCP', 'UDP']);
      expect(flows.some(({ allowed }) => !allowed)).toBe(true);
      expect(flows.some(({ source: [, kind] }) => kind === 'Unmanaged')).toBe(true);
      await underTraffic(async () => undefined);
    });

    test('the relay is asked by each collector for the nodes of its shards alone', async () => {
      const leftOut = async (index: number) => {
        const { 'ledger-flows-l4': ledger, request } = await collector(index).status();
        expect(request).toMatch(/^mask and filter, \d+ nodes$/);
        return ledger.filtered['other-shard'];
      };
      const asked = async () => {
        const requests = await Promise.all(
          [0, 1].map(async (index) => (await collector(index).status()).request),
        );
        return requests.reduce((sum, request) => sum + Number(/(\d+) nodes$/.exec(request)?.[1]), 0);
      };
      const nodes = (await nodeNames()).length;
      await eventually(async () => expect(await asked()).toBe(nodes), { intervalMs: 200 });
      const before = await Promise.all([0, 1].map(leftOut));
      await underTraffic(async () => undefined);
      expect(await Promise.all([0, 1].map(leftOut))).toEqual(before);
    });

    test('policies that allowed a flow are named', async () => {
      const flows = await bed.operator.cloud.flows();
      const names = new Set(flows.flatMap((flow) => (flow.ingress_allowed_by ?? []).map(({ name }) => name)));
      expect(names).toContain('redis-ingress');
    });

    test('the relay is killed and comes back', () =>
      underTraffic(async () => {
        await bed.relay.kill();
        await delay(aroundMs);
        await bed.relay.restart();
      }));

    test('connections to agents break: the relay asks again from the beginning', () =>
      underTraffic(async () => {
        for (const node of await nodeNames()) await bed.cluster.agent(node, 'disconnect');
      }));

    test('an agent sends garbage', () =>
      underTraffic(async () => {
        const [node = ''] = await nodeNames();
        await bed.cluster.agent(node, 'garbage');
        await delay(aroundMs);
      }));

    test('an agent dies and starts with an empty ring', async () => {
      const [node = ''] = await nodeNames();
      await bed.cluster.agent(node, 'kill');
      await underTraffic(async () => undefined);
      await bed.cluster.agent(node, 'start');
      await untilFollowed(bed);
      await underTraffic(async () => undefined);
    });

    test('lost events that agents report are in the ledger, each once', async () => {
      const before = await lostInLedger();
      const reported = { 'perf-event-ring-buffer': 17, 'observer-events-queue': 5 };
      for (const node of await nodeNames()) {
        for (const [source, count] of Object.entries(reported))
          await bed.cluster.loseEvents(node, source, count);
      }
      const nodes = (await nodeNames()).length;
      await eventually(
        async () => {
          const after = await lostInLedger();
          expect(after.perf - before.perf).toBe(nodes * reported['perf-event-ring-buffer']);
          expect(after.queue - before.queue).toBe(nodes * reported['observer-events-queue']);
        },
        { intervalMs: 200 },
      );
      await underTraffic(async () => {
        for (const node of await nodeNames()) await bed.cluster.agent(node, 'disconnect');
      });
      const { perf } = await lostInLedger();
      expect(perf - before.perf).toBe(nodes * reported['perf-event-ring-buffer']);
    });

    test('a collector ends in good order and starts again', () =>
      underTraffic(async () => {
        await collector(0).stop();
        await delay(aroundMs);
        await collector(0).start();
      }));

    test('a collector is killed, and the other reads on from its position', () =>
      underTraffic(async () => {
        await collector(0).kill();
        await untilFollowed(bed);
        await collector(0).start();
      }));

    test('both collectors are killed at once', () =>
      underTraffic(async () => {
        await Promise.all([collector(0).kill(), collector(1).kill()]);
        await delay(aroundMs);
        await Promise.all([collector(0).start(), collector(1).start()]);
        await untilFollowed(bed);
      }));

    test('a collector stands still for 30 s while the other takes its shards, and wakes', () =>
      underTraffic(async () => {
        collector(1).process.pause();
        await delay(pauseMs);
        collector(1).process.resume();
      }));

    test('nats-server is killed and comes back', () =>
      underTraffic(async () => {
        await bed.nats.kill();
        await delay(aroundMs);
        await bed.nats.restart();
      }));

    test('two replicas become four, and two again', () =>
      underTraffic(async () => {
        const added = [await bed.operator.addFlowCollector(), await bed.operator.addFlowCollector()];
        // A share each takes a few rounds of leases.
        await delay(5 * aroundMs);
        for (const each of added) await each.stop();
        bed.operator.flowCollectors.splice(-added.length);
        await untilFollowed(bed);
      }));

    async function lostInLedger(): Promise<{ perf: number; queue: number }> {
      const { lost } = await readFlowLedger(bed.operator);
      return { perf: lost['hubble-perf-ring'] ?? 0, queue: lost['hubble-observer-queue'] ?? 0 };
    }
  },
);
