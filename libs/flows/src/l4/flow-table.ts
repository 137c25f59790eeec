import { finishHash } from '../byte-table.ts';
import type { DictionaryMove } from './dictionary-move.ts';
import { destinationOutside, type FlowKey, type Observation, sourceOutside } from './observation.ts';

/** Joins two sets of a dictionary; see `IdSets.union`. */
export interface FlowSets {
  readonly labels: { union(a: number, b: number): number };
  readonly policies: { union(a: number, b: number): number };
}

function createColumns(rows: number) {
  return {
    source: new Uint32Array(rows),
    destination: new Uint32Array(rows),
    sourceIp: new Uint32Array(rows),
    destinationIp: new Uint32Array(rows),
    sourceLabels: new Uint32Array(rows),
    destinationLabels: new Uint32Array(rows),
    ingressPolicies: new Uint32Array(rows),
    egressPolicies: new Uint32Array(rows),
    port: new Uint32Array(rows),
    traits: new Uint8Array(rows),
    count: new Float64Array(rows),
    firstSeconds: new Float64Array(rows),
    firstNanos: new Int32Array(rows),
    lastSeconds: new Float64Array(rows),
    lastNanos: new Int32Array(rows),
    hash: new Int32Array(rows),
  };
}

/** The flows of a window, a row each, as columns of dictionary numbers. */
export type FlowColumns = ReturnType<typeof createColumns>;

const initialRows = 256;

/**
 * Adds observations up under their key: source and destination (with the address, where that alone tells them apart),
 * destination port, protocol, direction, allowed or not. About 80 bytes a key, none of which the garbage collector has
 * to look at.
 */
export class FlowTable {
  size = 0;
  /** Sum of the counts of all rows. */
  observations = 0;
  columns = createColumns(initialRows);
  readonly #maxRows: number;
  /** Row + 1, 0 where free; a power of two long, at most half full. */
  #slots = new Int32Array(initialRows * 2);

  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  get isFull(): boolean {
    return this.size >= this.#maxRows;
  }

  /** False, and nothing is changed, where the observation needs a row and there is no room for one. */
  add(observation: Observation, sets: FlowSets): boolean {
    const hash = hashKey(observation);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (this.columns.hash[row] === hash && hasKey(this.columns, row, observation)) {
        this.#merge(row, observation, sets);
        return true;
      }
    }
    if (this.isFull) return false;
    this.#insert(observation, hash, slot);
    return true;
  }

  /** What a row was found by. */
  keyOf(row: number): FlowKey {
    return rowAsKey(this.columns, row);
  }

  /** Forgets all rows, and gives back the memory of more than twice as many as there were. */
  clear(): void {
    const isOversized = this.columns.count.length > Math.max(this.size * 2, initialRows);
    this.size = 0;
    this.observations = 0;
    if (!isOversized) {
      this.#slots.fill(0);
      return;
    }
    this.columns = createColumns(initialRows);
    this.#slots = new Int32Array(initialRows * 2);
  }

  /** Carries all rows over to another dictionary. */
  move(move: DictionaryMove): void {
    const { columns } = this;
    for (let row = 0; row < this.size; row++) {
      columns.source[row] = move.identity(columns.source[row] as number);
      columns.destination[row] = move.identity(columns.destination[row] as number);
      columns.sourceIp[row] = move.ip(columns.sourceIp[row] as number);
      columns.destinationIp[row] = move.ip(columns.destinationIp[row] as number);
      columns.sourceLabels[row] = move.labelSet(columns.sourceLabels[row] as number);
      columns.destinationLabels[row] = move.labelSet(columns.destinationLabels[row] as number);
      columns.ingressPolicies[row] = move.policySet(columns.ingressPolicies[row] as number);
      columns.egressPolicies[row] = move.policySet(columns.egressPolicies[row] as number);
      columns.hash[row] = hashKey(rowAsKey(columns, row));
    }
    this.#fillSlots();
  }

  #merge(row: number, o: Observation, sets: FlowSets): void {
    const { columns } = this;
    (columns.count[row] as number) += o.count;
    this.observations += o.count;
    if (
      isEarlier(o.seconds, o.nanos, columns.firstSeconds[row] as number, columns.firstNanos[row] as number)
    ) {
      columns.firstSeconds[row] = o.seconds;
      columns.firstNanos[row] = o.nanos;
    }
    if (
      !isEarlier(o.seconds, o.nanos, columns.lastSeconds[row] as number, columns.lastNanos[row] as number)
    ) {
      columns.lastSeconds[row] = o.seconds;
      columns.lastNanos[row] = o.nanos;
      columns.sourceIp[row] = o.sourceIp;
      columns.destinationIp[row] = o.destinationIp;
    }
    const { labels, policies } = sets;
    columns.sourceLabels[row] = labels.union(columns.sourceLabels[row] as number, o.sourceLabels);
    columns.destinationLabels[row] = labels.union(
      columns.destinationLabels[row] as number,
      o.destinationLabels,
    );
    columns.ingressPolicies[row] = policies.union(columns.ingressPolicies[row] as number, o.ingressPolicies);
    columns.egressPolicies[row] = policies.union(columns.egressPolicies[row] as number, o.egressPolicies);
  }

  #insert(o: Observation, hash: number, slot: number): void {
    const row = this.size;
    if (row === this.columns.count.length) this.#growColumns();
    const { columns } = this;
    columns.source[row] = o.source;
    columns.destination[row] = o.destination;
    columns.sourceIp[row] = o.sourceIp;
    columns.destinationIp[row] = o.destinationIp;
    columns.sourceLabels[row] = o.sourceLabels;
    columns.destinationLabels[row] = o.destinationLabels;
    columns.ingressPolicies[row] = o.ingressPolicies;
    columns.egressPolicies[row] = o.egressPolicies;
    columns.port[row] = o.port;
    columns.traits[row] = o.traits;
    columns.count[row] = o.count;
    columns.firstSeconds[row] = o.seconds;
    columns.firstNanos[row] = o.nanos;
    columns.lastSeconds[row] = o.seconds;
    columns.lastNanos[row] = o.nanos;
    columns.hash[row] = hash;
    this.#slots[slot] = row + 1;
    this.observations += o.count;
    this.size = row + 1;
    if (this.size * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      this.#fillSlots();
    }
  }

  #growColumns(): void {
    const longer = createColumns(Math.min(this.size * 2, this.#maxRows));
    for (const name of Object.keys(longer) as (keyof FlowColumns)[]) longer[name].set(this.columns[name]);
    this.columns = longer;
  }

  #fillSlots(): void {
    const mask = this.#slots.length - 1;
    this.#slots.fill(0);
    for (let row = 0; row < this.size; row++) {
      let slot = (this.columns.hash[row] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}

function hashKey(key: FlowKey): number {
  let hash = Math.imul(key.source, 0x9e3779b1) ^ key.port;
  hash = Math.imul(hash ^ (hash >>> 15) ^ key.destination, 0x85ebca6b);
  if ((key.traits & sourceOutside) !== 0) hash = Math.imul(hash ^ (hash >>> 13) ^ key.sourceIp, 0xc2b2ae35);
  if ((key.traits & destinationOutside) !== 0)
    hash = Math.imul(hash ^ (hash >>> 14) ^ key.destinationIp, 0x27d4eb2f);
  return finishHash(hash ^ (key.traits << 16));
}

function hasKey(columns: FlowColumns, row: number, key: FlowKey): boolean {
  return (
    columns.source[row] === key.source &&
    columns.destination[row] === key.destination &&
    columns.port[row] === key.port &&
    columns.traits[row] === key.traits &&
    ((key.traits & sourceOutside) === 0 || columns.sourceIp[row] === key.sourceIp) &&
    ((key.traits & destinationOutside) === 0 || columns.destinationIp[row] === key.destinationIp)
  );
}

function rowAsKey(columns: FlowColumns, row: number): FlowKey {
  return {
    source: columns.source[row] as number,
    destination: columns.destination[row] as number,
    sourceIp: columns.sourceIp[row] as number,
    destinationIp: columns.destinationIp[row] as number,
    port: columns.port[row] as number,
    traits: columns.traits[row] as number,
  };
}

function isEarlier(seconds: number, nanos: number, thanSeconds: number, thanNanos: number): boolean {
  return seconds < thanSeconds || (seconds === thanSeconds && nanos < thanNanos);
}
