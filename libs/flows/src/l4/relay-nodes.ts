import type { Clock } from '@kestrel/service';
import type { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';
import { beforeAll, compareTimes, type EventTime, earlier, laterOf } from './event-time.ts';
import { forgottenAfterSeconds } from './fit-position.ts';
import type { FlowPosition } from './flow-position.ts';
import type { HubbleEvent, TimeField } from './hubble-event.ts';
import { shardOfNode } from './partition.ts';
import { RelayNode } from './relay-node.ts';
import { noRoom, TextDictionary } from './text-dictionary.ts';
import { UuidHash } from './uuid-hash.ts';
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
  readonly #hash = new UuidHash();
  /** By shard: up to where nodes may have been counted that no position names any more. */
  readonly #forgotten: EventTime[];
  readonly #overlapSeconds: number;
  #latestTrusted = Number.NEGATIVE_INFINITY;

  constructor(options: RelayNodesOptions) {
    this.#options = options;
    this.#overlapSeconds = options.overlapMs / 1000;
    this.#forgotten = new Array(options.shards).fill(beforeAll);
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

  /** Those of the names of which nothing has come. Without a cluster in front, a name is one of any. */
  unheardOf(names: readonly string[]): string[] {
    const heard = new Set<string>();
    for (const { name, isHeard } of this.#nodes) {
      if (isHeard) heard.add(name).add(name.slice(name.indexOf('/') + 1));
    }
    return names.filter((name) => !heard.has(name));
  }

  /** From when on each node of a shard is to be asked again. One that is silent for long is not waited for. */
  settledTimes(shard: number): EventTime[] {
    const heard = this.#nodes.filter((node) => node.shard === shard && node.isHeard);
    const newest = heard.reduce((last, { high }) => laterOf(last, high), beforeAll);
    const oldest = earlier(newest, forgottenAfterSeconds);
    return heard.map((node) => laterOf(node.settledThrough(this.#overlapSeconds), oldest));
  }

  /** Begins anew with the nodes of a shard, where a predecessor ended. Answers those that it names. */
  startShard(shard: number, { nodes, forgotten = beforeAll }: FlowPosition): RelayNode[] {
    this.#forgotten[shard] = forgotten;
    for (const node of this.#nodes) if (node.shard === shard) node.startFrom(undefined, forgotten);
    const named: RelayNode[] = [];
    for (const [name, position] of nodes) {
      const node = this.named(name);
      if (node?.shard !== shard) continue;
      node.startFrom(position);
      for (let index = 0; index < position.uuids.length; index++) {
        const hash = { low: position.uuids.lowAt(index), high: position.uuids.highAt(index) };
        this.#remember(node, hash, position.uuids.timeAt(index));
      }
      named.push(node);
    }
    return named;
  }

  /** True where the event was seen before; otherwise it is now. */
  isDuplicate(node: RelayNode, { bytes, view }: WireReader, uuid: Span, time: TimeField): boolean {
    if (time.isSet && compareTimes(time, uuid.isEmpty ? node.start : node.floor) <= 0) return true;
    const isLate = time.isSet && this.#isLate(node, time);
    if (time.isSet) this.#raiseHigh(node, time);
    if (uuid.isEmpty) return false;
    this.#hash.read(view, bytes, uuid.start, uuid.end);
    return isLate || !this.#remember(node, this.#hash, time);
  }

  /** True where a predecessor stored this event in a part of a window. To be asked after `isDuplicate`. */
  isInStoredPart(node: RelayNode, uuid: Span, time: TimeField, partitionHash: number): boolean {
    return time.isSet && node.isInStoredPart(time, uuid.isEmpty ? undefined : this.#hash, partitionHash);
  }

  /** False where it was seen before. */
  #remember(node: RelayNode, hash: { low: number; high: number }, time: EventTime): boolean {
    if (this.#uuids.seen(hash, node.tenure)) return false;
    const { seconds, nanos } = compareTimes(time, node.high) > 0 ? node.high : time;
    node.recent.add(hash.low, hash.high, seconds, nanos);
    return true;
  }

  #create(name: string): RelayNode {
    const node = new RelayNode(name, shardOfNode(name, this.#options.shards));
    node.startFrom(undefined, this.#forgotten[node.shard]);
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
