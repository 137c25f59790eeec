import type { Clock } from '@kestrel/service';
import type { DictionaryMove } from './dictionary-move.ts';
import { Drain } from './drain.ts';
import { type EventTime, earlier, laterOf } from './event-time.ts';
import { fitPosition } from './fit-position.ts';
import type { FlowDictionary } from './flow-dictionary.ts';
import { encodePosition, type NodePosition } from './flow-position.ts';
import { type FlowSets, FlowTable } from './flow-table.ts';
import type { Observation } from './observation.ts';
import type { Reach } from './reach.ts';
import type { RelayNode } from './relay-node.ts';

export interface FlowWindowOptions {
  readonly clock: Clock;
  /** Age at which a window closes, counted from its first observation. */
  readonly windowMs: number;
  /** Keys at which it closes early. */
  readonly maxKeys: number;
  readonly maxBatchBytes: number;
  readonly overlapMs: number;
  /** Called when there is a batch to take, once for each window. */
  readonly onDue: () => void;
}

/** What one publish stores: records, and how far they reach. */
export interface FlowBatch {
  /** Length-delimited cloud.v1.Flow records; see `splitBatch`. */
  readonly payload: Uint8Array;
  readonly records: number;
  /** Sum of the records' counts: `Kestrel-Count`. */
  readonly count: number;
  /** `Kestrel-Position`: true as soon as this batch is stored. */
  readonly position: string;
}

/** A closed window. */
interface Draining {
  readonly table: FlowTable;
  /** What was seen of each node when the window closed. */
  readonly ends: ReadonlyMap<RelayNode, Reach>;
  /** From when on nodes are wanted that had no event until then. */
  readonly since: EventTime | undefined;
  /** Made with the first batch. */
  drain: Drain | undefined;
  /** From 1: the part that is being handed out. */
  part: number;
  /** Observations not stored yet. */
  left: number;
  batch: FlowBatch | undefined;
}

/**
 * The flows of one shard on their way from relay to bus. One window is filled while the one before it is handed out, a
 * batch after the other was stored. However long that takes, the next window stays open and merges: a slow bus costs
 * resolution in time, and never more memory than two windows of `maxKeys`.
 */
export class FlowWindow {
  /** Relay nodes of the shard of which something is known. */
  readonly nodes = new Set<RelayNode>();
  /** The relay is asked for its nodes' events; until then what comes of them may have gaps before it. */
  isReading = false;
  /** From when on the events of nodes are wanted of which nothing is known. */
  since: EventTime | undefined;
  /** Nodes that no position names any more are counted up to here. */
  forgotten: EventTime | undefined;
  /** Positions that could not hold all that they should. */
  shortened = 0;
  readonly #options: FlowWindowOptions;
  #filling: FlowTable;
  #spare: FlowTable;
  #draining: Draining | undefined;
  #isDue = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: FlowWindowOptions) {
    this.#options = options;
    this.#filling = new FlowTable(options.maxKeys);
    this.#spare = new FlowTable(options.maxKeys);
  }

  /** Observations taken in and neither stored nor abandoned. */
  get open(): number {
    return this.#filling.observations + (this.#draining?.left ?? 0);
  }

  /** True while a closed window is not stored to its end. */
  get isDraining(): boolean {
    return this.#draining !== undefined;
  }

  /** Keys held in memory. */
  get keys(): number {
    return this.#filling.size + (this.#draining?.table.size ?? 0);
  }

  /** True where a new key finds no room until a batch is stored: who can, stops reading. */
  get isFull(): boolean {
    return this.#filling.isFull && this.#draining !== undefined;
  }

  /** Nodes of which nothing came until now had nothing. */
  missedNothingUntil(now: EventTime): void {
    const settled = earlier(now, unheardSeconds);
    this.since = this.since ? laterOf(this.since, settled) : settled;
  }

  /** False where a new key finds no room. */
  add(observation: Observation, sets: FlowSets): boolean {
    const isFirst = this.#filling.size === 0;
    if (!this.#filling.add(observation, sets)) return false;
    if (isFirst) this.#cancelTimer = this.#options.clock.setTimer(this.#options.windowMs, () => this.close());
    if (this.#filling.isFull && !this.#isDue) this.close();
    return true;
  }

  /** Closes the window before its time; one that holds nothing stays as it is. */
  close(): void {
    if (this.#filling.size === 0 || this.#isDue) return;
    this.#cancelTimer?.();
    if (this.#draining) this.#isDue = true;
    else this.#startDraining();
  }

  /** The batch to publish now, the same until it is settled; undefined where none is due. */
  nextBatch(dictionary: FlowDictionary): FlowBatch | undefined {
    const draining = this.#draining;
    if (!draining) return undefined;
    draining.batch ??= this.#encodeBatch(draining, dictionary);
    return draining.batch;
  }

  /** The batch given out last is stored. Answers its observations. */
  settle(): number {
    const draining = this.#draining;
    if (!draining?.batch || !draining.drain) throw new Error('no batch was given out');
    const { batch, part, ends } = draining;
    const { parts } = draining.drain;
    draining.batch = undefined;
    draining.left -= batch.count;
    if (part < parts) {
      draining.part += 1;
      return batch.count;
    }
    for (const node of this.nodes) node.position = node.positionAfter(ends.get(node), part, parts);
    this.#endDraining(draining);
    return batch.count;
  }

  /** Forgets everything that is not stored and answers how many observations that was. */
  abandon(): number {
    const { open } = this;
    this.#cancelTimer?.();
    this.#isDue = false;
    this.#filling.clear();
    this.#draining = undefined;
    return open;
  }

  /** Carries everything held over to another dictionary. */
  move(move: DictionaryMove): void {
    this.#filling.move(move);
    this.#draining?.table.move(move);
  }

  #startDraining(): void {
    const table = this.#filling;
    this.#filling = this.#spare;
    this.#isDue = false;
    const ends = this.#readEnds();
    const newest = newestOf(ends.values());
    if (newest) this.missedNothingUntil(newest);
    const { since } = this;
    const left = table.observations;
    this.#draining = { table, ends, since, drain: undefined, part: 1, left, batch: undefined };
    this.#options.onDue();
  }

  #readEnds(): Map<RelayNode, Reach> {
    const ends = new Map<RelayNode, Reach>();
    const maxUuids = Math.floor(maxUuidsOfShard / Math.max(1, this.nodes.size));
    for (const node of this.nodes) {
      const end = node.reach(this.#options.overlapMs / 1000, maxUuids);
      if (end) ends.set(node, end);
    }
    return ends;
  }

  #encodeBatch(draining: Draining, dictionary: FlowDictionary): FlowBatch {
    const { table, ends, part } = draining;
    draining.drain ??= new Drain(table, dictionary, this.#options.maxBatchBytes);
    const nodes = new Map<string, NodePosition>();
    for (const node of this.nodes) {
      const after = node.positionAfter(ends.get(node), part, draining.drain.parts);
      if (after) nodes.set(node.name, after);
    }
    const { position, isShortened } = fitPosition({
      nodes,
      since: draining.since,
      forgotten: this.forgotten,
    });
    this.forgotten = position.forgotten;
    if (isShortened) this.shortened += 1;
    return { ...draining.drain.encode(part, dictionary), position: encodePosition(position) };
  }

  #endDraining({ table }: Draining): void {
    table.clear();
    this.#spare = table;
    this.#draining = undefined;
    if (this.#isDue) this.#startDraining();
  }
}

/** Uuids that a position may carry; more do not fit. */
const maxUuidsOfShard = 4_096;
/** A node of which nothing came while others were read until then is taken to have had nothing so long before. */
const unheardSeconds = 30;

function newestOf(ends: Iterable<Reach>): EventTime | undefined {
  let newest: EventTime | undefined;
  for (const { through } of ends) newest = newest ? laterOf(newest, through) : through;
  return newest;
}
