import { LedgerCounts } from '../ledger-counts.ts';
import { malformedNames } from '../wire-reader.ts';
import { AccessLogReader } from './access-log-reader.ts';
import { DenialCounts } from './denial-counts.ts';
import { DistinctPaths } from './distinct-paths.ts';
import { DryRunResults } from './dry-run.ts';
import { EndpointNamespaces } from './endpoint-namespaces.ts';
import { isFinal, mayBeShadow } from './entry-meaning.ts';
import { evidenceNames } from './evidence.ts';
import { ConnectionMemories, type ConnectionMemory } from './l7-connection.ts';
import type { L7Details } from './l7-details.ts';
import { L7Dictionary } from './l7-dictionary.ts';
import { moveBetween } from './l7-dictionary-move.ts';
import type { L7Batch } from './l7-drain.ts';
import {
  type L7FilterCause,
  type L7Ledger,
  type L7LossCause,
  l7FilterCauses,
  l7LossCauses,
} from './l7-ledger.ts';
import { type L7MergerOptions, l7Defaults } from './l7-merger-options.ts';
import type { L7Observation } from './l7-observation.ts';
import { L7Window } from './l7-window.ts';
import { LossesByNode } from './losses-by-node.ts';
import { createEvidenceCounts, Observer } from './observer.ts';
import { type Reporter, readIdentifier, unidentified, workloadOf } from './reporter.ts';
import { ReporterAddresses } from './reporter-addresses.ts';

/** One StreamAccessLogs call. */
export interface L7Stream {
  /** Takes in one StreamAccessLogsMessage; never throws. The bytes are not kept. */
  accept(message: Uint8Array): void;
  close(): void;
}

/** One HTTP/2 connection of a proxy, on which the streams of its providers come, or of some of them. */
export interface L7Connection {
  openStream(): L7Stream;
  close(): void;
}

interface StreamState {
  readonly connection: ConnectionMemory;
  reporter: Reporter | undefined;
  hasReported: boolean;
}

/** Above its bound the dictionary may grow by as much again, until it was cut back. */
const hardShare = 2;
/** Year 2223: up to there microseconds are whole numbers. */
const maxSeconds = 8_000_000_000;

/**
 * From Envoy's access logs to batches of merged cloud.v1.L7AccessLog records: each call counted once, whoever reports it
 * and in whatever order. See the README for the rules. Nothing here waits: what is open stays in windows, in bounded
 * memory, until its batch is settled.
 */
export class L7Merger {
  readonly #options: Required<L7MergerOptions>;
  readonly #reader = new AccessLogReader();
  readonly #ledger = new LedgerCounts(l7FilterCauses, l7LossCauses);
  readonly #connections: ConnectionMemories;
  readonly #reporterAddresses = new ReporterAddresses();
  readonly #dryRuns = new DryRunResults();
  readonly #denials = new DenialCounts();
  readonly #lossesByNode = new LossesByNode();
  readonly #evidence = createEvidenceCounts();
  readonly #malformed = new Float64Array(malformedNames.length);
  readonly #window: L7Window;
  #dictionary: L7Dictionary;
  #observer: Observer;
  #paths: DistinctPaths;
  #namespaces: EndpointNamespaces;
  #renewAbove: number;
  #unreadableIdentifiers = 0;
  #unidentified = 0;
  #untimed = 0;
  #pathOverflow = 0;

  constructor(options: L7MergerOptions) {
    this.#options = { ...l7Defaults, ...options };
    this.#connections = new ConnectionMemories(options.reporters);
    this.#renewAbove = this.#options.maxDictionaryBytes;
    this.#dictionary = this.#createDictionary();
    this.#observer = this.#createObserver();
    this.#paths = new DistinctPaths(this.#options.maxPaths);
    this.#namespaces = new EndpointNamespaces(this.#options.isWatched, this.#dictionary);
    this.#window = new L7Window({
      ...this.#options,
      onDeciding: () => this.#connections.learn(),
      decide: (connection, workload) => this.#decide(connection, workload),
      onFiltered: (cause, count) => this.#ledger.filtered(cause, count),
      onDenied: (denial, count) => this.#denials.count(denial, this.#dictionary, count),
      onDecided: () => this.#connections.endWindow(),
    });
  }

  openConnection(): L7Connection {
    const connection = this.#connections.open();
    return {
      openStream: () => this.#openStream(connection),
      close: () => this.#connections.close(connection),
    };
  }

  /** The batch to publish now, the same until it is settled; undefined where none is due. */
  nextBatch(): L7Batch | undefined {
    return this.#window.nextBatch(this.#dictionary);
  }

  /** The batch given out last is stored. */
  settle(): void {
    this.#ledger.stored(this.#window.settle());
  }

  /** Closes the window before its time and decides what is undecided: at the end. */
  flush(): void {
    this.#window.flush();
  }

  /** True where a new key finds no room until a batch is stored. */
  get isFull(): boolean {
    return this.#window.isFull;
  }

  ledger(): L7Ledger {
    return this.#ledger.snapshot(this.#window.open);
  }

  details(): L7Details {
    return {
      evidence: {
        source: byName(evidenceNames, this.#evidence.source),
        destination: byName(evidenceNames, this.#evidence.destination),
      },
      malformed: byName(malformedNames, this.#malformed),
      unreadableIdentifiers: this.#unreadableIdentifiers,
      unidentified: this.#unidentified,
      untimed: this.#untimed,
      pathOverflow: this.#pathOverflow,
      lostByNode: this.#lossesByNode.list(),
      denials: this.#denials.list(),
      dryRuns: [...this.#dryRuns.counts.values()].map((counts) => ({ ...counts })),
      keys: this.#window.keys,
      dictionaryBytes: this.#dictionary.memoryBytes,
    };
  }

  #openStream(connection: ConnectionMemory): L7Stream {
    const stream: StreamState = { connection, reporter: undefined, hasReported: false };
    return {
      accept: (message) => this.#accept(stream, message),
      close: () => this.#setReporter(stream, undefined),
    };
  }

  #accept(stream: StreamState, message: Uint8Array): void {
    if (this.#dictionary.memoryBytes > this.#renewAbove) this.#renewDictionary();
    const reader = this.#reader;
    const failure = reader.readMessage(message);
    if (failure === 0 && !reader.identifier.isEmpty) this.#identify(stream);
    stream.hasReported = false;
    for (let index = 0; index < reader.entries.count; index++) this.#acceptEntry(stream, index);
    if (failure === 0) return;
    this.#ledger.received(1);
    this.#loseMalformed(stream, failure);
  }

  #identify(stream: StreamState): void {
    const { wire, identifier } = this.#reader;
    const reporter = readIdentifier(wire, identifier);
    if (reporter) this.#setReporter(stream, reporter);
    else this.#unreadableIdentifiers += 1;
  }

  #setReporter(stream: StreamState, reporter: Reporter | undefined): void {
    if (stream.reporter) this.#reporterAddresses.remove(stream.reporter);
    stream.reporter = reporter;
    if (!reporter) return;
    this.#reporterAddresses.add(reporter);
    stream.connection.identify(workloadOf(reporter));
  }

  #acceptEntry(stream: StreamState, index: number): void {
    const { entry } = this.#reader;
    this.#ledger.received(1);
    const failure = this.#reader.readEntry(index);
    if (failure !== 0) this.#loseMalformed(stream, failure);
    else if (!isFinal(entry)) this.#ledger.filtered('intermediate', 1);
    else this.#acceptFinal(stream);
  }

  #acceptFinal(stream: StreamState): void {
    const { wire, entry, kind } = this.#reader;
    const observer = this.#observer;
    if (!stream.reporter) this.#unidentified += 1;
    this.#checkTime();
    const hasRoom = observer.observe(wire, entry, kind, stream.reporter ?? unidentified);
    stream.connection.see(kind, observer.isServer);
    if (observer.isOwnReport && !stream.hasReported) this.#report(stream);
    if (!hasRoom || wire.failure !== 0) {
      if (hasRoom) this.#loseMalformed(stream, wire.failure);
      else this.#lose(stream, 'no-room');
      return;
    }
    const cause = this.#ask(stream.connection, mayBeShadow(entry, kind));
    if (cause) this.#ledger.filtered(cause, 1);
    else if (!this.#merge()) this.#lose(stream, 'no-room');
  }

  /** Why an entry does not count, where that is known already; else its open questions go into the observation. */
  #ask(connection: ConnectionMemory, isPossibleShadow: boolean): L7FilterCause | undefined {
    const { observation, isServer, reached } = this.#observer;
    const { wire, entry, kind } = this.#reader;
    if (this.#namespaces.areUnwatched(observation.source, observation.destination)) return 'namespace';
    if (isPossibleShadow && connection.hasOther(kind, isServer)) return 'shadow';
    if (reached !== 0 && this.#isReporting(reached)) return 'other-side';
    observation.questionConnection = isPossibleShadow
      ? this.#connections.questionOf(connection, kind, isServer)
      : 0;
    observation.questionWorkload = reached;
    if (!isPossibleShadow && isServer) this.#observer.countDryRun(wire, entry);
    return undefined;
  }

  /** False where there is no room. */
  #merge(): boolean {
    const { observation } = this.#observer;
    if (observation.denial !== 0 && !observation.isAsking)
      this.#denials.count(observation.denial, this.#dictionary, 1);
    if (this.#window.merge(observation)) return true;
    const isAdmitted = observation.path === 0 || this.#paths.admit(observation.destination, observation.path);
    if (isAdmitted && this.#window.insert(observation, observation.path === 0)) return true;
    return observation.path !== 0 && this.#mergeWithoutPath(observation);
  }

  /** The call counts, its path does not: a destination has too many of them, or the bus is behind. */
  #mergeWithoutPath(observation: L7Observation): boolean {
    observation.path = Math.max(0, this.#dictionary.textOfString('/{other}'));
    if (!this.#window.merge(observation) && !this.#window.insert(observation, true)) return false;
    this.#pathOverflow += 1;
    return true;
  }

  /** Once a message: its side of the calls of this workload is reported here. */
  #report(stream: StreamState): void {
    stream.hasReported = true;
    const workload = workloadOf(stream.reporter ?? unidentified);
    if (workload !== '') this.#options.reporters.seen(workload);
  }

  #isReporting(workload: number): boolean {
    const { clock, reporters } = this.#options;
    const name = this.#observer.resolver.workloadText(workload, clock.wallMs());
    return name !== undefined && reporters.reports(name);
  }

  #decide(connection: number, workload: number): L7FilterCause | undefined {
    if (connection !== 0 && this.#connections.isShadow(connection)) return 'shadow';
    return workload !== 0 && this.#isReporting(workload) ? 'other-side' : undefined;
  }

  #checkTime(): void {
    const { entry } = this.#reader;
    const { startSeconds, startNanos } = entry;
    if (startSeconds > 0 && startSeconds < maxSeconds && startNanos >= 0 && startNanos < 1e9) return;
    const nowMs = this.#options.clock.wallMs();
    entry.startSeconds = Math.floor(nowMs / 1000);
    entry.startNanos = Math.floor(nowMs % 1000) * 1_000_000;
    this.#untimed += 1;
  }

  #loseMalformed(stream: StreamState, failure: number): void {
    (this.#malformed[failure] as number) += 1;
    this.#lose(stream, 'malformed');
  }

  #lose({ reporter = unidentified }: StreamState, cause: L7LossCause): void {
    this.#ledger.lost(cause, 1);
    this.#lossesByNode.add(reporter.nodeId);
  }

  /** Starts a dictionary that knows only what open windows need. Where that is nearly all, the window closes. */
  #renewDictionary(): void {
    const former = this.#dictionary;
    this.#dictionary = this.#createDictionary();
    this.#window.move(moveBetween(former, this.#dictionary));
    this.#denials.forgetNumbers();
    this.#observer = this.#createObserver();
    this.#paths = new DistinctPaths(this.#options.maxPaths);
    this.#namespaces = new EndpointNamespaces(this.#options.isWatched, this.#dictionary);
    const { maxDictionaryBytes } = this.#options;
    this.#renewAbove = Math.max(maxDictionaryBytes, this.#dictionary.memoryBytes * 1.25);
    if (this.#renewAbove > maxDictionaryBytes) this.#window.close();
  }

  #createDictionary(): L7Dictionary {
    return new L7Dictionary(this.#options.maxDictionaryBytes * hardShare);
  }

  #createObserver(): Observer {
    return new Observer({
      dictionary: this.#dictionary,
      addresses: this.#options.addresses,
      reporterAddresses: this.#reporterAddresses,
      headers: this.#options.headers,
      dryRuns: this.#dryRuns,
      evidence: this.#evidence,
    });
  }
}

function byName<T extends string>(names: readonly T[], values: Float64Array): Record<T, number> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<T, number>;
}
