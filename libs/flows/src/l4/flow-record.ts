import { sizedFieldSize, varintSize, writeSizedTag, writeVarint } from '../record-bytes.ts';
import type { EndpointDictionary } from './endpoint-dictionary.ts';
import type { FlowDictionary } from './flow-dictionary.ts';
import type { FlowColumns } from './flow-table.ts';
import { directionNames, protocolNames } from './flow-vocabulary.ts';
import { directionOf, isAllowed, protocolOf } from './observation.ts';

/** Bytes of a negative varint. */
const int64Size = 10;

const directions = directionNames.map((name) => Buffer.from(name));
const protocols = protocolNames.map((name) => Buffer.from(name));

/**
 * Encodes rows of a table as cloud.v1.Flow, fields in number order, defaults left out: the bytes that the generated codec
 * writes, copied together from what the dictionary holds.
 */
export class FlowRecordEncoder {
  readonly #dictionary: FlowDictionary;
  readonly #columns: FlowColumns;

  constructor(dictionary: FlowDictionary, columns: FlowColumns) {
    this.#dictionary = dictionary;
    this.#columns = columns;
  }

  /** Bytes of a row's record, without a length in front. */
  sizeOf(row: number): number {
    const c = this.#columns;
    const { endpoints, ips } = this.#dictionary;
    const traits = c.traits[row] as number;
    return (
      sizedFieldSize(ips.table.lengthOf(c.sourceIp[row] as number)) +
      sizedFieldSize(ips.table.lengthOf(c.destinationIp[row] as number)) +
      embeddedSize(endpointSize(endpoints, c.source[row] as number, c.sourceLabels[row] as number)) +
      embeddedSize(
        endpointSize(endpoints, c.destination[row] as number, c.destinationLabels[row] as number),
      ) +
      sizedFieldSize(bytesAt(directions, directionOf(traits)).length) +
      varintFieldSize(c.port[row] as number) +
      sizedFieldSize(bytesAt(protocols, protocolOf(traits)).length) +
      (isAllowed(traits) ? 2 : 0) +
      varintFieldSize(c.count[row] as number) +
      embeddedSize(timeSize(c.firstSeconds[row] as number, c.firstNanos[row] as number)) +
      embeddedSize(timeSize(c.lastSeconds[row] as number, c.lastNanos[row] as number)) +
      this.#policiesSize(c.ingressPolicies[row] as number) +
      this.#policiesSize(c.egressPolicies[row] as number)
    );
  }

  /** Writes a row's record and answers the place behind it. */
  write(row: number, target: Uint8Array, start: number): number {
    const c = this.#columns;
    const traits = c.traits[row] as number;
    let at = this.#writeIp(target, start, 1, c.sourceIp[row] as number);
    at = this.#writeIp(target, at, 2, c.destinationIp[row] as number);
    at = this.#writeEndpoint(target, at, 3, c.source[row] as number, c.sourceLabels[row] as number);
    at = this.#writeEndpoint(target, at, 4, c.destination[row] as number, c.destinationLabels[row] as number);
    at = writeBytes(target, at, 5, bytesAt(directions, directionOf(traits)));
    at = writeVarintField(target, at, 6, c.port[row] as number);
    at = writeBytes(target, at, 7, bytesAt(protocols, protocolOf(traits)));
    at = writeVarintField(target, at, 8, isAllowed(traits) ? 1 : 0);
    at = writeVarintField(target, at, 9, c.count[row] as number);
    at = writeTime(target, at, 10, c.firstSeconds[row] as number, c.firstNanos[row] as number);
    at = writeTime(target, at, 11, c.lastSeconds[row] as number, c.lastNanos[row] as number);
    at = this.#writePolicies(target, at, 12, c.ingressPolicies[row] as number);
    return this.#writePolicies(target, at, 13, c.egressPolicies[row] as number);
  }

  #policiesSize(set: number): number {
    const { sets, policies } = this.#dictionary.policies;
    return sets.membersOf(set).reduce((sum, id) => sum + embeddedSize(policies.lengthOf(id)), 0);
  }

  #writeIp(target: Uint8Array, at: number, number: number, id: number): number {
    const { table } = this.#dictionary.ips;
    const length = table.lengthOf(id);
    if (length === 0) return at;
    return table.copyTo(id, target, writeSizedTag(target, at, number, length));
  }

  #writeEndpoint(
    target: Uint8Array,
    start: number,
    number: number,
    identity: number,
    labelSet: number,
  ): number {
    const { endpoints } = this.#dictionary;
    const { labels, labelSets, identities } = endpoints;
    let at = writeSizedTag(target, start, number, endpointSize(endpoints, identity, labelSet));
    at = identities.copyTo(identity, target, at);
    for (const id of labelSets.membersOf(labelSet)) {
      at = labels.copyTo(id, target, writeSizedTag(target, at, 4, labels.lengthOf(id)));
    }
    return at;
  }

  #writePolicies(target: Uint8Array, start: number, number: number, set: number): number {
    const { sets, policies } = this.#dictionary.policies;
    let at = start;
    for (const id of sets.membersOf(set)) {
      at = policies.copyTo(id, target, writeSizedTag(target, at, number, policies.lengthOf(id)));
    }
    return at;
  }
}

function endpointSize(
  { identities, labels, labelSets }: EndpointDictionary,
  identity: number,
  set: number,
): number {
  let size = identities.lengthOf(identity);
  for (const id of labelSets.membersOf(set)) size += embeddedSize(labels.lengthOf(id));
  return size;
}

function bytesAt(texts: readonly Buffer[], index: number): Buffer {
  return texts[index] as Buffer;
}

/** An embedded message, or an element of a repeated field, is written also when it is empty. */
function embeddedSize(length: number): number {
  return 1 + varintSize(length) + length;
}

function varintFieldSize(value: number): number {
  return value === 0 ? 0 : 1 + varintSize(value);
}

function writeVarintField(target: Uint8Array, at: number, number: number, value: number): number {
  if (value === 0) return at;
  target[at] = number << 3;
  return writeVarint(target, at + 1, value);
}

function writeBytes(target: Uint8Array, at: number, number: number, value: Uint8Array): number {
  if (value.length === 0) return at;
  const start = writeSizedTag(target, at, number, value.length);
  target.set(value, start);
  return start + value.length;
}

function timeSize(seconds: number, nanos: number): number {
  return signedFieldSize(seconds) + signedFieldSize(nanos);
}

function signedFieldSize(value: number): number {
  return value < 0 ? 1 + int64Size : varintFieldSize(value);
}

function writeTime(
  target: Uint8Array,
  start: number,
  number: number,
  seconds: number,
  nanos: number,
): number {
  const at = writeSizedTag(target, start, number, timeSize(seconds, nanos));
  return writeSignedField(target, writeSignedField(target, at, 1, seconds), 2, nanos);
}

/** A negative number is its two's complement in 64 bits, ten bytes long. */
function writeSignedField(target: Uint8Array, at: number, number: number, value: number): number {
  if (value >= 0) return writeVarintField(target, at, number, value);
  target[at] = number << 3;
  let rest = BigInt.asUintN(64, BigInt(value));
  for (let i = 1; i < int64Size; i++, rest >>= 7n) target[at + i] = Number(rest & 0x7fn) | 0x80;
  target[at + int64Size] = Number(rest);
  return at + 1 + int64Size;
}
