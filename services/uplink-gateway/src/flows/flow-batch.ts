import { type BusMessage, decodeTotals, headers, type TotalsSnapshot } from '@kestrel/bus';
import { maxMessageBytes } from '@kestrel/grpc';
import { type Carrier, carriers } from '@kestrel/proto';
import { maxFrameBytes } from '../wire/frame.ts';
import { isWireFormat } from '../wire/wire-format.ts';

/** The classes of the ledger whose batches come on the stream of flows. */
export const flowClasses = ['flows-l4', 'flows-l7'] as const;
export type FlowClass = (typeof flowClasses)[number];

const classes: Readonly<Record<string, { readonly name: FlowClass; readonly type: string }>> = {
  l4: { name: 'flows-l4', type: 'cloud.v1.Flow' },
  l7: { name: 'flows-l7', type: 'cloud.v1.L7AccessLog' },
};

/** Why a batch cannot be forwarded; a label of metrics. */
export type BatchGarbage =
  | 'subject'
  | 'no-type'
  | 'unknown-type'
  | 'type-mismatch'
  | 'no-source'
  | 'no-count'
  | 'payload'
  | 'too-large';

/** What a batch says about itself in its headers: enough for the ledger, whatever its records are. */
export interface BatchFacts {
  readonly class: FlowClass;
  /** The instance that wrote it: `<pod>.<8 hex>`. */
  readonly source: string;
  /** From 1, by its source. */
  readonly number: number;
  /** Observations in its records. */
  readonly count: number;
  /** The source's sums once this batch is stored. */
  readonly totals: TotalsSnapshot | undefined;
}

/** A batch as read from the bus. */
export interface FlowBatch {
  readonly message: BusMessage;
  readonly carrier: Carrier | undefined;
  /** Undefined where nobody can be charged with it. */
  readonly facts: BatchFacts | undefined;
  readonly records: number;
  /** Why it is not forwarded. One bad record is a reason for all: what each of them counts is known only by decoding. */
  readonly garbage: BatchGarbage | undefined;
}

/** What a collector writes where a shard begins: a position and no records. It is nobody's but the next collector's. */
export function isStartOfShard(message: BusMessage): boolean {
  const has = (name: string) => message.header(name) !== undefined;
  return message.payload.length === 0 && has(headers.position) && !has(headers.count);
}

/** Reads headers and lengths; no record is decoded. */
export function readFlowBatch(message: BusMessage): FlowBatch {
  const { subject } = message;
  const [, , level = '', writer = '', ...more] = subject.split('.');
  const found =
    Object.hasOwn(classes, level) && writer !== '' && more.length === 0 ? classes[level] : undefined;
  const refuse = (garbage: BatchGarbage, facts?: BatchFacts): FlowBatch => ({
    message,
    carrier: undefined,
    facts,
    records: 0,
    garbage,
  });
  if (!found) return refuse('subject');
  const facts = readFacts(message, found.name);
  if (typeof facts === 'string') return refuse(facts);
  const type = message.header(headers.type);
  if (type === undefined) return refuse('no-type', facts);
  const carrier = carriers[type];
  if (carrier?.flows === undefined) return refuse('unknown-type', facts);
  if (type !== found.type) return refuse('type-mismatch', facts);
  const records = countRecords(message.payload);
  if (typeof records === 'string') return refuse(records, facts);
  return { message, carrier, facts, records, garbage: undefined };
}

function readFacts(message: BusMessage, name: FlowClass): BatchFacts | 'no-source' | 'no-count' {
  const source = message.header(headers.source) ?? '';
  const number = toCount(message.header(headers.batch));
  if (!/^[A-Za-z0-9.-]{1,300}$/.test(source) || number === undefined) return 'no-source';
  const count = toCount(message.header(headers.count));
  if (count === undefined) return 'no-count';
  const totals = decodeTotals(message.header(headers.totals) ?? '?');
  return { class: name, source, number, count, totals };
}

/** A whole number from 1. */
function toCount(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** How many length-delimited records there are; every one must look like a message, for a cloud would end the stream at it. */
function countRecords(batch: Uint8Array): number | 'payload' | 'too-large' {
  let records = 0;
  for (let at = 0; at < batch.length; records++) {
    const length = readLength(batch, at);
    const start = at + lengthBytes(length);
    at = start + length;
    if (length <= 0 || at > batch.length) return 'payload';
    if (length + maxFrameBytes > maxMessageBytes) return 'too-large';
    if (!isWireFormat(batch, start, at)) return 'payload';
  }
  return records === 0 ? 'payload' : records;
}

/** The length of the record at `at`; -1 where there is none, or not in its shortest form. */
export function readLength(batch: Uint8Array, at: number): number {
  let length = 0;
  for (let index = 0; index < 4; index++) {
    const byte = batch[at + index];
    if (byte === undefined) return -1;
    length |= (byte & 0x7f) << (7 * index);
    if (byte < 0x80) return lengthBytes(length) === index + 1 ? length : -1;
  }
  return -1;
}

/** Bytes of that length as a varint. */
export function lengthBytes(length: number): number {
  if (length < 0x80) return 1;
  if (length < 0x4000) return 2;
  return length < 0x20_0000 ? 3 : 4;
}
