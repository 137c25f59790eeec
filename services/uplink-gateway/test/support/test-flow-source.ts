import { accessLogSubject, encodeTotals, flowSubject, headers, sourceLeaseKey, toToken } from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import type { TestBus } from './test-bus.ts';

const kinds = {
  'flows-l4': { service: 'flow-collector', type: 'cloud.v1.Flow' },
  'flows-l7': { service: 'als-receiver', type: 'cloud.v1.L7AccessLog' },
} as const;

let instances = 0;

/** A source of flows or access logs as the gateway sees it: batches, sums and a lease on the bus. */
export class TestFlowSource {
  readonly class: keyof typeof kinds;
  readonly instance: string;
  readonly #bus: TestBus;
  readonly #sums = { received: 0, open: 0, published: 0, delivered: 0 };
  readonly #filtered = { reply: 0 };
  #batches = 0;
  #renewal: NodeJS.Timeout | undefined;

  constructor(bus: TestBus, name: keyof typeof kinds) {
    this.#bus = bus;
    this.class = name;
    instances += 1;
    this.instance = `${kinds[name].service}-0.${instances.toString(16).padStart(8, '0')}`;
  }

  /** Observations in batches that were stored. */
  get published(): number {
    return this.#sums.published;
  }

  get subject(): string {
    return this.class === 'flows-l4' ? flowSubject({ count: 1, index: 0 }) : accessLogSubject(this.instance);
  }

  /** Holds its lease until `vanish`. */
  async live(): Promise<void> {
    const key = sourceLeaseKey(kinds[this.class].service, this.instance);
    const renew = () =>
      this.#bus.raw(`$KV.kestrel_leases.${key}`, Buffer.from(this.instance), {}).catch(() => undefined);
    this.#renewal = setInterval(renew, 1_000);
    await renew();
    await this.report();
  }

  /** Renews its lease no longer, as a process that was killed. */
  vanish(): void {
    clearInterval(this.#renewal);
  }

  /** Takes in observations that stay in a window. */
  observe(count: number): void {
    this.#sums.received += count;
    this.#sums.open += count;
  }

  filter(count: number): void {
    this.#sums.received += count;
    this.#filtered.reply += count;
  }

  /** Stores a batch of `records`, each of which stands for `count` observations. */
  async batch(records: number, { count = 3, label = 'label', late = false } = {}): Promise<void> {
    const message = this.next(records, { count, label });
    if (!late) await this.#bus.raw(...message);
  }

  /** The next batch, counted as published and not stored. */
  next(records: number, { count = 3, label = 'label' } = {}): Parameters<TestBus['raw']> {
    this.#batches += 1;
    this.#sums.received += records * count;
    this.#sums.published += records * count;
    const payload = Buffer.concat(
      Array.from({ length: records }, (_, index) => delimited(this.#record(index, count, label))),
    );
    return [
      this.subject,
      payload,
      {
        [headers.type]: kinds[this.class].type,
        [headers.count]: String(records * count),
        [headers.source]: this.instance,
        [headers.batch]: String(this.#batches),
        [headers.totals]: encodeTotals(this.#totals),
      },
    ];
  }

  /** Writes its sums to the bus. */
  async report({ final = false } = {}): Promise<void> {
    const key = `${kinds[this.class].service}.${this.class}.${toToken(this.instance)}`;
    const report = { source: this.instance, totals: encodeTotals(this.#totals), final };
    await this.#bus.raw(`$KV.kestrel_totals.${key}`, Buffer.from(JSON.stringify(report)), {});
  }

  get #totals() {
    return { ...this.#sums, filtered: this.#filtered, lost: {} };
  }

  #record(index: number, count: number, label: string): Uint8Array {
    const port = 1_000 + index;
    if (this.class === 'flows-l7')
      return cloud.v1.L7AccessLog.encode({ count, http_data: { path: `/${label}/${index}` } }).finish();
    return cloud.v1.Flow.encode({
      src: { ns: 'shop', kind: 'Deployment', name: 'web', labels: [label] },
      dst: { ns: 'shop', kind: 'Deployment', name: 'cart' },
      port,
      protocol: 'TCP',
      allowed: true,
      count,
    }).finish();
  }
}

/** A record with its length in front. */
export function delimited(record: Uint8Array): Buffer {
  const length: number[] = [];
  let rest = record.length;
  for (; rest > 0x7f; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([...length, rest]), record]);
}
