import {
  type Bus,
  type BusMessage,
  decodeTotals,
  type LeaseWatch,
  readStream,
  type StreamReader,
  sourceLeaseKey,
  sourceLeaseKeys,
  type TotalsSnapshot,
  totalsBucket,
  watchLeases,
} from '@kestrel/bus';
import type { Clock, Component } from '@kestrel/service';
import { classOfSource } from './flow-account.ts';
import type { FlowClass } from './flow-batch.ts';
import type { SourceReport } from './flow-ledger.ts';

/** Which service observes a class. */
const services: Readonly<Record<FlowClass, string>> = {
  'flows-l4': 'flow-collector',
  'flows-l7': 'als-receiver',
};
const prefix = `$KV.${totalsBucket}.`;
/** A source without a lease has ended after this long: it writes sums before it has one, and its last after giving it back. */
const graceMs = 5_000;

interface Report {
  readonly totals: TotalsSnapshot;
  readonly final: boolean;
}

export interface FlowSourcesOptions {
  readonly bus: Bus;
  readonly clock: Clock;
}

/** The sources of flows and access logs: their sums as they write them to the bus, and whether they live. */
export class FlowSources implements Component {
  readonly name = 'flow-sources';
  readonly #clock: Clock;
  readonly #reader: StreamReader;
  readonly #leases: LeaseWatch;
  readonly #reports = new Map<string, Report>();
  readonly #missingSinceMs = new Map<string, number>();

  constructor({ bus, clock }: FlowSourcesOptions) {
    this.#clock = clock;
    this.#reader = readStream(bus, {
      stream: `KV_${totalsBucket}`,
      filterSubjects: Object.entries(services).map(([name, service]) => `${prefix}${service}.${name}.*`),
      onMessage: (message) => this.#take(message),
    });
    this.#leases = watchLeases(bus, { keys: Object.values(services).map(sourceLeaseKeys) });
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#leases.start(signal);
    await this.#reader.start(signal);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    await this.#reader.stop(deadline);
    await this.#leases.stop(deadline);
  }

  /** Everybody who wrote sums, and those in `others`, by `<class>.<instance>`. */
  read(others: Iterable<string>): Map<string, SourceReport> {
    const reports = new Map<string, SourceReport>();
    for (const key of new Set([...this.#reports.keys(), ...others])) {
      const { totals, final = false } = this.#reports.get(key) ?? {};
      reports.set(key, { totals, ended: final || this.#hasGone(key) });
    }
    return reports;
  }

  /** It wrote its last sums. */
  saidGoodbye(key: string): boolean {
    return this.#reports.get(key)?.final ?? false;
  }

  /** It is retired. */
  forget(key: string): void {
    this.#reports.delete(key);
    this.#missingSinceMs.delete(key);
  }

  #hasGone(key: string): boolean {
    const name = classOfSource(key);
    if (!name || !this.#leases.isComplete) return false;
    if (this.#leases.holders.has(sourceLeaseKey(services[name], key.slice(name.length + 1)))) {
      this.#missingSinceMs.delete(key);
      return false;
    }
    const nowMs = this.#clock.monotonicMs();
    const sinceMs = this.#missingSinceMs.get(key) ?? nowMs;
    this.#missingSinceMs.set(key, sinceMs);
    return nowMs - sinceMs >= graceMs;
  }

  #take({ subject, payload }: BusMessage): void {
    const [service, name = '', instance = '', ...more] = subject.slice(prefix.length).split('.');
    // As `toToken` writes it: a name on Kubernetes has no underscore.
    const key = `${name}.${instance.replaceAll('_', '.')}`;
    const known = classOfSource(key);
    const report = readReport(payload);
    if (report && more.length === 0 && known && services[known] === service) this.#reports.set(key, report);
  }
}

/** Undefined where the bytes are no report of a source. */
function readReport(bytes: Uint8Array): Report | undefined {
  try {
    const { totals: text, final } = JSON.parse(Buffer.from(bytes).toString());
    const totals = typeof text === 'string' ? decodeTotals(text) : undefined;
    return totals && { totals, final: final === true };
  } catch {
    return undefined;
  }
}
