import { finishHash } from '../byte-table.ts';
import { KeyedRows } from '../keyed-rows.ts';
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
  };
}

/** The flows of a window, a row each, as columns of dictionary numbers. */
export type FlowColumns = ReturnType<typeof createColumns>;

/**
 * Adds observations up under their key: source and destination (with the address, where that alone tells them apart),
 * destination port, protocol, direction, allowed or not. About 80 bytes a key.
 */
export class FlowTable {
  /** Sum of the counts of all rows. */
  observations = 0;
  readonly #rows: KeyedRows<FlowColumns>;

  constructor(maxRows: number) {
    this.#rows = new KeyedRows(createColumns, maxRows);
  }

  get size(): number {
    return this.#rows.size;
  }

  get columns(): FlowColumns {
    return this.#rows.columns;
  }

  get isFull(): boolean {
    return this.#rows.isFull;
  }

  /** False, and nothing is changed, where the observation needs a row and there is no room for one. */
  add(observation: Observation, sets: FlowSets): boolean {
    const rows = this.#rows;
    const hash = hashKey(observation);
    let row = rows.first(hash);
    while (row >= 0 && !hasKey(rows.columns, row, observation)) row = rows.next(hash);
    if (row >= 0) this.#merge(row, observation, sets);
    else if (rows.isFull) return false;
    else this.#insert(rows.add(hash), observation);
    return true;
  }

  /** What a row was found by. */
  keyOf(row: number): FlowKey {
    return rowAsKey(this.columns, row);
  }

  /** Forgets all rows, and gives back the memory of more than twice as many as there were. */
  clear(): void {
    this.#rows.clear();
    this.observations = 0;
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
    }
    this.#rows.rehash((row) => hashKey(rowAsKey(columns, row)));
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

  #insert(row: number, o: Observation): void {
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
    this.observations += o.count;
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
