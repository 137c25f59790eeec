import {
  type Bus,
  bucketStream,
  createBus,
  decodeTotals,
  flowsStream,
  headers,
  type InventoryKey,
  inventoryStream,
  inventorySubject,
  keySubject,
  parseBusConfig,
  readLast,
  readStream,
  type TotalsSnapshot,
  toToken,
  totalsBucket,
} from '@kestrel/bus';
import { createServiceContext, EnvReader } from '@kestrel/service';

const stopMs = 2_000;

/** Looks at the bus from outside: the bytes that sources put there, and the sums that they wrote down. */
export class BusObserver implements AsyncDisposable {
  readonly #bus: Bus;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  static async start(natsUrl: string): Promise<BusObserver> {
    const context = createServiceContext({ name: 'observer', logLevel: 'silent' });
    const bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: natsUrl }), 'observer'), context);
    await bus.start(new AbortController().signal);
    return new BusObserver(bus);
  }

  /** Every payload that the stream of flows and access logs has now: what gateways pass on as it is. */
  async flowPayloads(): Promise<Uint8Array[]> {
    const payloads: Uint8Array[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const reader = readStream(this.#bus, {
      stream: flowsStream,
      onMessage: ({ payload }) => void payloads.push(Uint8Array.from(payload)),
      onCaughtUp: () => resolve(),
    });
    await reader.start(new AbortController().signal);
    await promise;
    await reader.stop(AbortSignal.timeout(stopMs));
    return payloads;
  }

  /** Root controller that the bus names of a pod; undefined where it has no such pod. */
  async podRoot(pod: Omit<InventoryKey, 'type'>): Promise<string | undefined> {
    const subject = inventorySubject({ ...pod, type: 'pod' });
    return (await readLast(this.#bus, inventoryStream, subject))?.header(headers.root);
  }

  /** What an instance of the receiver last wrote down; undefined where it has not yet. */
  async accessLogTotals(instance: string): Promise<TotalsSnapshot | undefined> {
    const subject = keySubject(totalsBucket, `als-receiver.flows-l7.${toToken(instance)}`);
    const last = await readLast(this.#bus, bucketStream(totalsBucket), subject);
    return last && decodeTotals(JSON.parse(Buffer.from(last.payload).toString()).totals);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus.stop(AbortSignal.timeout(stopMs));
  }
}
