import { finishHash } from '../byte-table.ts';
import { KeyedRows } from '../keyed-rows.ts';
import { L7Observation } from './l7-observation.ts';

/** Columns that hold numbers of texts. */
const textColumns = [
  'path',
  'denial',
  'questionWorkload',
  'sourceIp',
  'destinationIp',
  'host',
  'nodeId',
  'clusterName',
  'userAgent',
  'referer',
  'requestHeaders',
  'responseHeaders',
  'upstreamFailure',
  'downstreamFailure',
] as const;

function createColumns(rows: number) {
  return {
    source: new Uint32Array(rows),
    destination: new Uint32Array(rows),
    port: new Uint16Array(rows),
    path: new Uint32Array(rows),
    traits: new Uint32Array(rows),
    flags: new Uint32Array(rows),
    denial: new Uint32Array(rows),
    questionConnection: new Uint32Array(rows),
    questionWorkload: new Uint32Array(rows),
    sourceIp: new Uint32Array(rows),
    destinationIp: new Uint32Array(rows),
    host: new Uint32Array(rows),
    nodeId: new Uint32Array(rows),
    clusterName: new Uint32Array(rows),
    userAgent: new Uint32Array(rows),
    referer: new Uint32Array(rows),
    requestHeaders: new Uint32Array(rows),
    responseHeaders: new Uint32Array(rows),
    upstreamFailure: new Uint32Array(rows),
    downstreamFailure: new Uint32Array(rows),
    attempts: new Uint32Array(rows),
    logType: new Uint8Array(rows),
    count: new Float64Array(rows),
    firstUs: new Float64Array(rows),
    lastUs: new Float64Array(rows),
    durationUs: new Float64Array(rows),
    sent: new Float64Array(rows),
    received: new Float64Array(rows),
    requestBytes: new Float64Array(rows),
    responseBytes: new Float64Array(rows),
  };
}

/** The calls of a window, a row each. */
export type L7Columns = ReturnType<typeof createColumns>;

/** Carries numbers of one dictionary over into another. */
export interface L7Move {
  text(id: number): number;
  endpoint(id: number): number;
}

/**
 * Adds entries up under their key: both ends, port, path, outcome (method, code, gRPC status, allowed…), response flags,
 * denying policy, and the question that is still open about them. Sums, first and last time; the rest is the newest entry's.
 */
export class L7Table {
  /** Sum of the counts of all rows. */
  observations = 0;
  readonly #rows = new KeyedRows(createColumns);

  get size(): number {
    return this.#rows.size;
  }

  get columns(): L7Columns {
    return this.#rows.columns;
  }

  /** Adds to the row that has the observation's key; false where there is none. */
  merge(o: L7Observation): boolean {
    const row = this.#rowOf(o, hashKey(o));
    if (row < 0) return false;
    this.#count(row, o);
    return true;
  }

  /** Makes a row for a key that `merge` did not find. */
  insert(o: L7Observation): void {
    const row = this.#newRow(o, hashKey(o));
    const { columns } = this;
    columns.firstUs[row] = o.startUs;
    columns.lastUs[row] = o.startUs;
    this.#count(row, o);
  }

  /** Adds a row of another table of the same dictionary, with nothing open about it. */
  adopt(from: L7Columns, other: number): void {
    const o = rowAsObservation(from, other);
    o.questionConnection = 0;
    o.questionWorkload = 0;
    const count = from.count[other] as number;
    const lastUs = from.lastUs[other] as number;
    const hash = hashKey(o);
    let row = this.#rowOf(o, hash);
    if (row < 0) {
      row = this.#newRow(o, hash);
      this.columns.firstUs[row] = from.firstUs[other] as number;
      this.columns.lastUs[row] = lastUs;
    }
    o.startUs = lastUs;
    this.#count(row, o);
    (this.columns.count[row] as number) += count - 1;
    this.observations += count - 1;
    this.columns.firstUs[row] = Math.min(this.columns.firstUs[row] as number, from.firstUs[other] as number);
  }

  /** Forgets all rows, and gives back the memory of more than twice as many as there were. */
  clear(): void {
    this.#rows.clear();
    this.observations = 0;
  }

  /** Carries all rows over to another dictionary. */
  move(move: L7Move): void {
    const { columns } = this;
    for (let row = 0; row < this.size; row++) {
      columns.source[row] = move.endpoint(columns.source[row] as number);
      columns.destination[row] = move.endpoint(columns.destination[row] as number);
      for (const name of textColumns) columns[name][row] = move.text(columns[name][row] as number);
    }
    this.#rows.rehash((row) => hashKey(rowAsObservation(columns, row)));
  }

  #rowOf(o: L7Observation, hash: number): number {
    const rows = this.#rows;
    let row = rows.first(hash);
    while (row >= 0 && !hasKey(rows.columns, row, o)) row = rows.next(hash);
    return row;
  }

  #newRow(o: L7Observation, hash: number): number {
    const row = this.#rows.add(hash);
    const { columns } = this;
    columns.source[row] = o.source;
    columns.destination[row] = o.destination;
    columns.port[row] = o.port;
    columns.path[row] = o.path;
    columns.traits[row] = o.traits;
    columns.flags[row] = o.flags;
    columns.denial[row] = o.denial;
    columns.questionConnection[row] = o.questionConnection;
    columns.questionWorkload[row] = o.questionWorkload;
    this.#clearSums(row);
    return row;
  }

  #clearSums(row: number): void {
    const { columns } = this;
    columns.attempts[row] = 0;
    columns.count[row] = 0;
    columns.durationUs[row] = 0;
    columns.sent[row] = 0;
    columns.received[row] = 0;
    columns.requestBytes[row] = 0;
    columns.responseBytes[row] = 0;
  }

  #count(row: number, o: L7Observation): void {
    const { columns } = this;
    (columns.count[row] as number) += 1;
    this.observations += 1;
    (columns.durationUs[row] as number) += o.durationUs;
    (columns.sent[row] as number) += o.sent;
    (columns.received[row] as number) += o.received;
    (columns.requestBytes[row] as number) += o.requestBytes;
    (columns.responseBytes[row] as number) += o.responseBytes;
    if (o.attempts > (columns.attempts[row] as number)) columns.attempts[row] = o.attempts;
    if (o.startUs < (columns.firstUs[row] as number)) columns.firstUs[row] = o.startUs;
    if (o.startUs >= (columns.lastUs[row] as number)) this.#takeNewest(row, o);
  }

  #takeNewest(row: number, o: L7Observation): void {
    const { columns } = this;
    columns.lastUs[row] = o.startUs;
    columns.sourceIp[row] = o.sourceIp;
    columns.destinationIp[row] = o.destinationIp;
    columns.host[row] = o.host;
    columns.nodeId[row] = o.nodeId;
    columns.clusterName[row] = o.clusterName;
    columns.userAgent[row] = o.userAgent;
    columns.referer[row] = o.referer;
    columns.requestHeaders[row] = o.requestHeaders;
    columns.responseHeaders[row] = o.responseHeaders;
    columns.upstreamFailure[row] = o.upstreamFailure;
    columns.downstreamFailure[row] = o.downstreamFailure;
    columns.logType[row] = o.logType;
  }
}

function hashKey(o: L7Observation): number {
  let hash = Math.imul(o.source, 0x9e3779b1) ^ o.port;
  hash = Math.imul(hash ^ (hash >>> 15) ^ o.destination, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ o.path, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 14) ^ o.traits, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15) ^ o.flags ^ Math.imul(o.denial, 0x9e3779b1), 0x85ebca6b);
  return finishHash(hash ^ Math.imul(o.questionConnection, 0xc2b2ae35) ^ (o.questionWorkload << 7));
}

function hasKey(columns: L7Columns, row: number, o: L7Observation): boolean {
  return (
    columns.source[row] === o.source &&
    columns.destination[row] === o.destination &&
    columns.path[row] === o.path &&
    columns.traits[row] === o.traits &&
    columns.port[row] === o.port &&
    columns.flags[row] === o.flags &&
    columns.denial[row] === o.denial &&
    columns.questionConnection[row] === o.questionConnection &&
    columns.questionWorkload[row] === o.questionWorkload
  );
}

const scratch = new L7Observation();

/** The sums of a row as those of an observation. */
function rowAsObservation(c: L7Columns, row: number): L7Observation {
  const o = scratch;
  for (const name of Object.keys(c) as (keyof L7Columns)[])
    if (name !== 'count' && name !== 'firstUs' && name !== 'lastUs') o[name] = c[name][row] as number;
  o.startUs = c.lastUs[row] as number;
  return o;
}
