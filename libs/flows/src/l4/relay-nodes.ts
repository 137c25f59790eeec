import type { Clock } from '@kestrel/service';
import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { compareTimes, type EventTime } from './event-time.ts';
import type { HubbleEvent, TimeField } from './hubble-event.ts';
import { shardOfNode } from './partition.ts';
import { RelayNode } from './relay-node.ts';
import { noRoom, TextDictionary } from './text-dictionary.ts';
import { UuidMemory } from './uuid-memory.ts';

export interface RelayNodesOptions {
  readonly clock: Clock;
  /** Number of virtual shards. */
  readonly shards: number;
  /** How far behind a node's newest event another may come and still be new, in milliseconds. */
  readonly overlapMs: number;
  /** Bound of the uuids remembered; memory is about 32 bytes each. */
  readonly maxUuids: number;
}

const maxNodeNameBytes = 512;
const maxNodeNamesBytes = 4 * 1024 * 1024;
/** An event further ahead of our clock is counted, but does not make the later ones late. */
const maxAheadSeconds = 300;

/**
 * The nodes behind the relay and what was seen of each, to tell the events of an overlap from new ones. Behind a node's
 * newest event by more than the overlap, or by more than what is remembered, an event is a duplicate; nearer, its uuid
 * decides; without a uuid it is always new.
 */
export class RelayNodes {
  /** Events from the future. */
  ahead = 0;
  readonly #options: RelayNodesOptions;
  readonly #names = new TextDictionary(maxNodeNamesBytes, maxNodeNameBytes);
  readonly #nodes: RelayNode[] = [];
  readonly #uuids: UuidMemory;
  readonly #overlapSeconds: number;
  #latestTrusted = Number.NEGATIVE_INFINITY;

  constructor(options: RelayNodesOptions) {
    this.#options = options;
    this.#overlapSeconds = options.overlapMs / 1000;
    this.#uuids = new UuidMemory(options.maxUuids, () => {
      for (const node of this.#nodes) node.forgetUuids();
    });
  }

  [Symbol.iterator](): Iterator<RelayNode> {
    return this.#nodes[Symbol.iterator]();
  }

  /** The node that sent an event; a number below 0, as of a dictionary, where its name is unusable. */
  nodeOf(wire: WireReader, event: HubbleEvent): RelayNode | number {
    const id = this.#names.idOf(wire, event.node);
    if (id < 0) return id;
    return this.#nodes[id] ?? this.#create(Buffer.from(this.#names.table.bytesOf(id)).toString());
  }

  /** The node of this name, made where it was not known; undefined where there is no room. */
  named(name: string): RelayNode | undefined {
    const id = this.#names.table.idOfBytes(Buffer.from(name));
    return id === noRoom ? undefined : (this.#nodes[id] ?? this.#create(name));
  }

  /** True where the event was seen before; otherwise it is now. */
  isDuplicate(node: RelayNode, { bytes, view }: WireReader, uuid: Span, time: TimeField): boolean {
    if (time.isSet && compareTimes(time, node.floor) <= 0) return true;
    const isLate = time.isSet && this.#isLate(node, time);
    if (time.isSet) this.#raiseHigh(node, time);
    if (uuid.isEmpty) return false;
    return isLate || this.#uuids.seen(view, bytes, uuid.start, uuid.end, node.tenure);
  }

  #create(name: string): RelayNode {
    const node = new RelayNode(name, shardOfNode(name, this.#options.shards));
    this.#nodes.push(node);
    return node;
  }

  #isLate(node: RelayNode, time: EventTime): boolean {
    const { seconds, nanos } = time;
    if (compareTimes(time, node.horizon) <= 0) return true;
    return node.highSeconds - seconds + (node.highNanos - nanos) / 1e9 >= this.#overlapSeconds;
  }

  #raiseHigh(node: RelayNode, { seconds, nanos }: EventTime): void {
    if (seconds < node.highSeconds || (seconds === node.highSeconds && nanos <= node.highNanos)) return;
    if (seconds > this.#latestTrusted && this.#isAhead(seconds)) return;
    node.highSeconds = seconds;
    node.highNanos = nanos;
  }

  #isAhead(seconds: number): boolean {
    this.#latestTrusted = this.#options.clock.wallMs() / 1000 + maxAheadSeconds;
    if (seconds <= this.#latestTrusted) return false;
    this.ahead += 1;
    return true;
  }
}
