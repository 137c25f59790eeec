import { join } from 'node:path';
import {
  eventually,
  makeTempFolder,
  type NatsServer,
  Operator,
  readFlowLedgers,
  removeTempFolder,
  SimulatedCluster,
  startNatsServer,
  untilLedgerCloses,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entriesPerFrame, framesOf } from '../support/access-log-frames.ts';
import { type LogBooks, LogConnection } from '../support/log-connection.ts';
import { seededRandom } from '../support/random.ts';

/** R20 has a minute of it: `make chaos`. */
const seconds = Number(process.env.CUT_SECONDS || 5);
const entriesPerSecond = Number(process.env.CUT_RATE || 20_000);
const seed = Number(process.env.SEED || 1);
const sidecars = 20;
const streamsEach = 10;
/** Of one sidecar's connection; each loses its ten streams. */
const cutsPerSecond = 4;
const tickMs = 10;
const limitMiB = 160;

/** A sidecar, its connection of the moment, and its books over all of them. */
class Sidecar {
  readonly workload: string;
  readonly books: LogBooks = { written: 0, proven: 0, dropped: 0 };
  readonly #frames: ReturnType<typeof framesOf>;
  readonly #port: number;
  connection: LogConnection;

  constructor(index: number, port: number) {
    this.workload = `orders-${String.fromCharCode(97 + index)}`;
    this.#port = port;
    this.#frames = framesOf(this.workload, `10.0.2.${index + 1}`);
    this.connection = this.#open();
  }

  cutAndReopen(): void {
    this.connection.cut();
    this.connection = this.#open();
  }

  #open(): LogConnection {
    return new LogConnection(this.#port, this.#frames, streamsEach, this.books);
  }
}

describe(`200 streams, ${entriesPerSecond} entries/s for ${seconds} s, cut and opened again`, () => {
  const folder = makeTempFolder('cut-streams');
  let cluster: SimulatedCluster;
  let nats: NatsServer;
  let operator: Operator;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ kubeconfig: join(folder, 'kubeconfig') });
    nats = await startNatsServer();
    operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: cluster.kubeconfig,
      alsReceivers: 1,
      alsReceiverEnv: { ACCESS_LOG_WINDOW: '1s' },
    });
  });

  afterAll(async () => {
    await operator?.stop();
    await nats?.stop();
    await cluster?.stop();
    await removeTempFolder(folder);
  });

  test('what was read is in the cloud, once; what was not is within what was under way; memory stays', async ({
    annotate,
  }) => {
    const [receiver] = operator.alsReceivers;
    if (!receiver) throw new Error('there is no receiver');
    const random = seededRandom(seed);
    const all = Array.from({ length: sidecars }, (_none, index) => new Sidecar(index, receiver.port));
    let due = 0;
    let cuts = 0;
    await everyTick(seconds * 1_000, (elapsedMs) => {
      for (; due < (elapsedMs / 1_000) * entriesPerSecond; due += entriesPerFrame)
        random.pick(all).connection.log();
      for (; cuts < (elapsedMs / 1_000) * cutsPerSecond; cuts++) random.pick(all).cutAndReopen();
      random.pick(all).connection.prove();
    });
    await Promise.all(all.map(({ connection }) => connection.finish()));

    const sum = (name: keyof LogBooks) => all.reduce((total, { books }) => total + books[name], 0);
    const ledger = async () => (await receiver.service.status())['ledger-flows-l7'];
    await eventually(async () => expect((await ledger()).open).toBe(0), { timeoutMs: 60_000 });
    await untilLedgerCloses(() => readFlowLedgers(operator), { timeoutMs: 60_000 });

    const { received, published, lost } = await ledger();
    const broken = lost['broken-message'];
    const accepted = received - broken;
    const books = { written: sum('written'), proven: sum('proven'), dropped: sum('dropped') };
    await annotate(JSON.stringify({ sent: due, cuts, ...books, accepted, lost, peakMiB: peakMiB() }));
    expect(books.written + books.dropped).toBe(due);
    expect(accepted).toBeGreaterThanOrEqual(books.proven);
    expect(accepted).toBeLessThanOrEqual(books.written);
    expect(broken).toBeLessThanOrEqual(cuts * streamsEach);
    // Nothing else is lost: one receiver takes this, and merges it.
    expect(published).toBe(accepted);

    const counts = await countsByWorkload();
    for (const { workload, books } of all) {
      expect(counts.get(workload) ?? 0, workload).toBeGreaterThanOrEqual(books.proven);
      expect(counts.get(workload) ?? 0, workload).toBeLessThanOrEqual(books.written);
    }
    expect([...counts.values()].reduce((total, count) => total + count, 0)).toBe(accepted);
    expect(await receiver.service.metric('kestrel_als_receiver_streams_count')).toBe(0);
    expect((await receiver.service.status()).server).toMatchObject({ connections: 0, partial_bytes: 0 });
    expect(peakMiB()).toBeLessThan(limitMiB);

    function peakMiB(): number {
      return Math.round((receiver?.service.process.memory().peak ?? 0) / 2 ** 20);
    }
  }, 600_000);

  async function countsByWorkload(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { destination, count } of await operator.cloud.calls()) {
      const name = destination?.name ?? '';
      counts.set(name, (counts.get(name) ?? 0) + Number(count));
    }
    return counts;
  }
});

/** Calls back every few milliseconds, and late rather than not at all where the machine is busy. */
async function everyTick(durationMs: number, act: (elapsedMs: number) => void): Promise<void> {
  const startMs = performance.now();
  for (let elapsedMs = 0; elapsedMs < durationMs; ) {
    await new Promise((resolve) => setTimeout(resolve, tickMs));
    elapsedMs = Math.min(performance.now() - startMs, durationMs);
    act(elapsedMs);
  }
}
