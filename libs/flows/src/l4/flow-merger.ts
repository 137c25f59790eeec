import { LedgerCounts } from '../ledger-counts.ts';
import type { Span } from '../span.ts';
import { malformedNames } from '../wire-reader.ts';
import { isBeforePolicy } from './before-policy.ts';
import { DictionaryKeeper } from './dictionary-keeper.ts';
import { compareTimes, type EventTime, isPlausible } from './event-time.ts';
import type { FlowDetails } from './flow-details.ts';
import { type FilterCause, type FlowLedger, filterCauses, lossCauses, lossOfSource } from './flow-ledger.ts';
import { type FlowMergerOptions, mergerDefaults } from './flow-merger-options.ts';
import { type FlowPosition, noPosition } from './flow-position.ts';
import { meaning, meaningOfVerdict, verdictIndex, verdictNames } from './flow-vocabulary.ts';
import { type FlowBatch, FlowWindow } from './flow-window.ts';
import { eventKind, type HubbleEvent, replyState, type TimeField } from './hubble-event.ts';
import { HubbleEventReader } from './hubble-event-reader.ts';
import { readNodeStatus } from './node-status.ts';
import { ObservationReader } from './observation-reader.ts';
import { partitionHash, shardOfNode } from './partition.ts';
import type { RelayNode } from './relay-node.ts';
import { RelayNodes } from './relay-nodes.ts';
import { asFailure, noRoom } from './text-dictionary.ts';

/**
 * From GetFlowsResponse messages to batches of merged flows. One object for all shards of a process: what names and
 * labels there are is held once. Nothing here waits or throws for what a message holds.
 */
export class FlowMerger {
  readonly #options: Required<FlowMergerOptions>;
  readonly #reader = new HubbleEventReader();
  readonly #observations = new ObservationReader();
  readonly #nodes: RelayNodes;
  readonly #windows: (FlowWindow | undefined)[];
  readonly #keeper: DictionaryKeeper;
  readonly #ledger = new LedgerCounts(filterCauses, lossCauses);
  readonly #verdicts = new Float64Array(verdictNames.length);
  readonly #malformed = new Float64Array(malformedNames.length);
  #unknownMessages = 0;
  #unknownProtocols = 0;
  #untimed = 0;
  #shortened = 0;
  /** Nodes of the relay of which nothing has come; undefined: not known. */
  #unheard: readonly string[] | undefined;

  constructor(options: FlowMergerOptions) {
    this.#options = { ...mergerDefaults, ...options };
    this.#nodes = new RelayNodes(this.#options);
    this.#windows = new Array(options.shards).fill(undefined);
    this.#keeper = new DictionaryKeeper(this.#options.maxDictionaryBytes, this.#options.isWatched);
  }

  /** Shards that are open. */
  get shards(): readonly number[] {
    return [...this.#windows.keys()].filter((shard) => this.#windows[shard] !== undefined);
  }

  /** Relay nodes of which something came, or that a position names, of whichever shard, as their events name them. */
  get nodeNames(): readonly string[] {
    return [...this.#nodes].map(({ name }) => name);
  }

  /** True where something new finds no room until a batch is stored: who can, stops reading. */
  get isFull(): boolean {
    return this.#keeper.isFrozen || this.#windows.some((window) => window?.isFull);
  }

  /** Takes in one observer.GetFlowsResponse. Its bytes are not kept. */
  accept(message: Uint8Array): void {
    const failure = this.#reader.read(message);
    const { event } = this.#reader;
    if (failure !== 0) this.#acceptMalformed(failure);
    else if (event.kind === eventKind.flow) this.#acceptFlow(event);
    else if (event.kind === eventKind.lostEvents) this.#acceptLostEvents(event);
    else if (event.kind === eventKind.nodeStatus) this.#options.onNodeStatus(readNodeStatus(this.#reader));
    else this.#unknownMessages += 1;
  }

  /**
   * Takes a shard: the events of its nodes count from the next `beginStream` on, those that `position` does not cover,
   * which is that of the last stored batch. A node that it does not name is counted from its first event on.
   * @throws RangeError when the shard is open or there is no such shard
   */
  openShard(shard: number, position: FlowPosition = noPosition): void {
    if (!(shard in this.#windows) || this.#windows[shard])
      throw new RangeError(`shard ${shard} cannot be opened`);
    const window = new FlowWindow({ ...this.#options, onDue: () => this.#options.onDue(shard) });
    window.since = position.since;
    window.forgotten = position.forgotten;
    this.#windows[shard] = window;
    for (const node of this.#nodes.startShard(shard, position)) window.nodes.add(node);
  }

  /** Stops to count a shard's events. What is not stored is for its next owner, and filtered as `handed-over` here. */
  closeShard(shard: number): void {
    const window = this.#windows[shard];
    if (!window) return;
    this.#ledger.filtered('handed-over', window.abandon());
    this.#shortened += window.shortened;
    this.#windows[shard] = undefined;
  }

  /** Closes a shard's window before its time: before it is handed over, and at the end. */
  flush(shard: number): void {
    this.#windows[shard]?.close();
  }

  /** The batch of a shard to publish now: the same until it is settled, undefined where none is due. */
  nextBatch(shard: number): FlowBatch | undefined {
    return this.#windows[shard]?.nextBatch(this.#keeper.dictionary);
  }

  /** The batch given out last for this shard is stored. */
  settle(shard: number): void {
    const window = this.#windows[shard];
    if (!window) return;
    this.#ledger.stored(window.settle());
    if (!window.isDraining) this.#keeper.windowStored(this.#windows);
  }

  /** Observations of a shard that are not stored. */
  openIn(shard: number): number {
    return this.#windows[shard]?.open ?? 0;
  }

  /**
   * The relay's nodes as it names them now; undefined where it does not say. A shard of which every node was heard, or that
   * has none, misses nothing before now.
   */
  noteNodes(names: readonly string[] | undefined): void {
    this.#unheard = names && this.#nodes.unheardOf(names);
    const now = { seconds: Math.floor(this.#options.clock.wallMs() / 1000), nanos: 0 };
    for (const [shard, window] of this.#windows.entries()) {
      if (names && window?.isReading && !this.#mayMiss(shard)) window.missedNothingUntil(now);
    }
  }

  /**
   * To be called when the relay is asked anew, after the last message of what was asked before: the shards that are open
   * now count. Answers from when on to ask, so that no event of theirs is missed; undefined where nothing is known yet.
   */
  beginStream(): EventTime | undefined {
    const times: EventTime[] = [];
    for (const [shard, window] of this.#windows.entries()) {
      if (!window) continue;
      window.isReading = true;
      if (window.since && this.#mayMiss(shard)) times.push(window.since);
      times.push(...this.#nodes.settledTimes(shard));
    }
    return times.sort(compareTimes)[0];
  }

  /** Whether a node of this shard may have events of which none has come. */
  #mayMiss(shard: number): boolean {
    const { shards } = this.#options;
    return this.#unheard?.some((name) => !name.includes('/') || shardOfNode(name, shards) === shard) ?? true;
  }

  ledger(): FlowLedger {
    return this.#ledger.snapshot(this.#windows.reduce((sum, window) => sum + (window?.open ?? 0), 0));
  }

  details(): FlowDetails {
    return {
      verdicts: byName(verdictNames, this.#verdicts),
      malformed: byName(malformedNames, this.#malformed),
      unknownMessages: this.#unknownMessages,
      unknownProtocols: this.#unknownProtocols,
      untimed: this.#untimed,
      ahead: this.#nodes.ahead,
      shortenedPositions:
        this.#shortened + this.#windows.reduce((sum, window) => sum + (window?.shortened ?? 0), 0),
      overflow: this.#keeper.overflow,
      dictionaryBytes: this.#keeper.dictionary.memoryBytes,
      keys: this.#windows.reduce((sum, window) => sum + (window?.keys ?? 0), 0),
    };
  }

  #acceptMalformed(failure: number): void {
    this.#ledger.received(1);
    this.#lose(asFailure(failure), 1);
  }

  #acceptFlow(event: HubbleEvent): void {
    const { weight } = event;
    this.#ledger.received(weight);
    this.#keeper.tick(this.#windows);
    const verdict = verdictIndex(event.verdict);
    (this.#verdicts[verdict] as number) += weight;
    const fate = this.#fateOf(event, weight, meaningOfVerdict[verdict] as number);
    if (typeof fate === 'string') this.#ledger.filtered(fate, weight);
    else if (fate !== undefined) this.#lose(fate, weight);
  }

  #fateOf(event: HubbleEvent, weight: number, traffic: number): FilterCause | number | undefined {
    if (traffic === meaning.notAFlow) return 'not-a-flow';
    if (event.reply === replyState.yes) return 'reply';
    if (traffic === meaning.allowed && isBeforePolicy(event)) return 'before-policy';
    return this.#merge(event, weight, traffic === meaning.allowed);
  }

  /** Counts a flow, and answers why not where it does not: a cause, or a number as of a dictionary. */
  #merge(event: HubbleEvent, weight: number, isAllowed: boolean): FilterCause | number | undefined {
    const { wire } = this.#reader;
    const node = this.#nodes.nodeOf(wire, event);
    if (typeof node === 'number') return node;
    const window = this.#windows[node.shard];
    if (!window?.isReading) return 'other-shard';
    const time = this.#timeOf(event);
    if (this.#nodes.isDuplicate(node, wire, event.uuid, time)) return 'duplicate';
    const failure = this.#observations.read(wire, event, isAllowed, this.#keeper.dictionary);
    if (failure < 0) return failure;
    const { source, destination } = this.#observations.observation;
    if (this.#keeper.dictionary.endpoints.isUnwatched(source, destination)) return 'namespace';
    if (node.takenOver.length > 0 && this.#isStored(node, event.uuid, time)) return 'duplicate';
    return this.#count(window, node, time, weight) ? undefined : noRoom;
  }

  #count(window: FlowWindow, node: RelayNode, time: TimeField, weight: number): boolean {
    const { observation } = this.#observations;
    observation.count = weight;
    observation.seconds = time.seconds;
    observation.nanos = time.nanos;
    window.nodes.add(node);
    if (this.#reader.event.protocol === 0) this.#unknownProtocols += weight;
    return window.add(observation, this.#keeper.dictionary.sets);
  }

  #isStored(node: RelayNode, uuid: Span, time: TimeField): boolean {
    const hash = partitionHash(this.#observations.observation, this.#keeper.dictionary);
    return this.#nodes.isInStoredPart(node, uuid, time, hash);
  }

  /** The event's own time, or where that is unusable the clock's, as a time that is not set. */
  #timeOf({ flowTime, responseTime }: HubbleEvent): TimeField {
    if (flowTime.isSet && isPlausible(flowTime)) return flowTime;
    if (responseTime.isSet && isPlausible(responseTime)) return responseTime;
    const nowMs = this.#options.clock.wallMs();
    flowTime.isSet = false;
    flowTime.seconds = Math.floor(nowMs / 1000);
    flowTime.nanos = Math.floor(nowMs % 1000) * 1_000_000;
    this.#untimed += 1;
    return flowTime;
  }

  /** What a node's agent lost belongs to whoever has the node's shard. */
  #acceptLostEvents(event: HubbleEvent): void {
    const { lostCount, lostSource, responseTime } = event;
    const node = this.#nodes.nodeOf(this.#reader.wire, event);
    if (typeof node !== 'number' && !this.#windows[node.shard]?.isReading) return;
    this.#ledger.received(lostCount);
    const cause = lossOfSource(lostSource);
    const { seconds, nanos, isSet } = responseTime;
    const isKnown = isSet && typeof node !== 'number' && node.isKnownLoss(cause, { seconds, nanos });
    if (isKnown) this.#ledger.filtered('duplicate', lostCount);
    else this.#ledger.lost(cause, lostCount);
  }

  /** @param failure as a dictionary answers it */
  #lose(failure: number, weight: number): void {
    if (failure === noRoom) {
      this.#ledger.lost('no-room', weight);
      return;
    }
    (this.#malformed[noRoom - failure] as number) += 1;
    this.#ledger.lost('malformed', weight);
  }
}

function byName<T extends string>(names: readonly T[], values: Float64Array): Record<T, number> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<T, number>;
}
