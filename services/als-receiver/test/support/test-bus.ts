import {
  type Bus,
  type BusMessage,
  bucketSpecs,
  createBus,
  decodeTotals,
  ensureStream,
  flowsStream,
  headers,
  parseBusConfig,
  readStream,
  streamSpecs,
  type TotalsSnapshot,
} from '@kestrel/bus';
import { createServiceContext, EnvReader } from '@kestrel/service';
import type { NatsServer } from '@kestrel/testkit';

/** The other end of the bus: makes the streams, and sees every batch. */
export class TestBus implements AsyncDisposable {
  readonly bus: Bus;
  readonly batches: BusMessage[] = [];
  readonly #reader;
  readonly #isDurable: boolean;

  private constructor(nats: NatsServer, isDurable: boolean) {
    this.#isDurable = isDurable;
    const context = createServiceContext({ name: 'observer', logLevel: 'silent' });
    this.bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: nats.url }), 'observer'), context);
    this.#reader = readStream(this.bus, {
      stream: flowsStream,
      onMessage: (message) => void this.batches.push(message),
    });
  }

  /** `isDurable`: a server that is killed keeps every flow that it acknowledged; the product's own may lose its last ones. */
  static async start(nats: NatsServer, { isDurable = false } = {}): Promise<TestBus> {
    const observer = new TestBus(nats, isDurable);
    await observer.bus.start(new AbortController().signal);
    await observer.makeStreams();
    await observer.#reader.start(new AbortController().signal);
    return observer;
  }

  async makeStreams(): Promise<void> {
    const MiB = 1024 * 1024;
    for (const each of [...streamSpecs, ...bucketSpecs]) {
      const spec = this.#isDurable ? { ...each, losesLastSecond: false } : each;
      await ensureStream(this.bus, spec, { maxBytes: Math.min(spec.defaultMaxBytes, 64 * MiB), replicas: 1 });
    }
  }

  /** Observations in every batch that was stored. */
  get stored(): number {
    return this.batches.reduce((sum, each) => sum + Number(each.header(headers.count)), 0);
  }

  /** Numbers of a source's batches, in the order of the stream. */
  numbers(source: string): number[] {
    return this.batches
      .filter((each) => each.header(headers.source) === source)
      .map((each) => Number(each.header(headers.batch)));
  }

  get lastTotals(): TotalsSnapshot | undefined {
    return decodeTotals(this.batches.at(-1)?.header(headers.totals) ?? '');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.stop(AbortSignal.timeout(2_000));
    await this.bus.stop(AbortSignal.timeout(2_000));
  }
}
