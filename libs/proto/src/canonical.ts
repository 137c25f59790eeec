import protobuf from 'protobufjs/minimal.js';
import type { FieldRow } from './field-table.ts';
import { fieldsOf, isDefault, isEnumType, isMessageType, type PlainMessage } from './field-tables.ts';

type ScalarType = 'bool' | 'double' | 'int32' | 'int64' | 'string' | 'uint32' | 'uint64';

const varint = 0;
const lengthDelimited = 2;

const wireTypes: Readonly<Record<ScalarType, number>> = {
  bool: varint,
  double: 1,
  int32: varint,
  int64: varint,
  string: lengthDelimited,
  uint32: varint,
  uint64: varint,
};

/**
 * Bytes that two holders of the same object agree on, whoever encoded it: fields in number order, defaults left out,
 * map keys and `target_workloads` sorted, the message's own `action` and unknown fields left out.
 * @throws RangeError when proto/ has no message `type`.
 */
export function encodeCanonical(type: string, message: object): Uint8Array {
  const writer = protobuf.Writer.create();
  const rows = fieldsOf(type).filter((row) => row.type !== 'cloud.v1.Action');
  writeFields(rows, message as PlainMessage, writer);
  return writer.finish();
}

function writeFields(rows: readonly FieldRow[], message: PlainMessage, writer: protobuf.Writer): void {
  for (const row of rows) {
    const value = message[row.name];
    if (value === undefined || value === null) continue;
    if (row.mapKey !== undefined) writeMap(row, value as PlainMessage, writer);
    else if (row.repeated) writeRepeated(row, value as readonly unknown[], writer);
    else if (!isDefault(row, value)) writeField(row.number, row.type, value, writer);
  }
}

function writeMap(row: FieldRow, map: PlainMessage, writer: protobuf.Writer): void {
  for (const key of Object.keys(map).sort()) {
    writer.uint32(tagOf(row.number, lengthDelimited)).fork();
    writeField(1, row.mapKey ?? 'string', key, writer);
    writeField(2, row.type, map[key], writer);
    writer.ldelim();
  }
}

function writeRepeated(row: FieldRow, items: readonly unknown[], writer: protobuf.Writer): void {
  if (items.length === 0) return;
  if (wireTypeOf(row.type) === lengthDelimited) {
    const ordered = row.name === 'target_workloads' ? [...items].sort() : items;
    for (const item of ordered) writeField(row.number, row.type, item, writer);
    return;
  }
  writer.uint32(tagOf(row.number, lengthDelimited)).fork();
  for (const item of items) writeScalar(row.type, item, writer);
  writer.ldelim();
}

function writeField(number: number, type: string, value: unknown, writer: protobuf.Writer): void {
  writer.uint32(tagOf(number, wireTypeOf(type)));
  if (!isMessageType(type)) {
    writeScalar(type, value, writer);
    return;
  }
  writer.fork();
  writeFields(fieldsOf(type), value as PlainMessage, writer);
  writer.ldelim();
}

function writeScalar(type: string, value: unknown, writer: protobuf.Writer): void {
  const method = isEnumType(type) ? 'int32' : (type as ScalarType);
  writer[method](value as never);
}

function wireTypeOf(type: string): number {
  if (isMessageType(type)) return lengthDelimited;
  if (isEnumType(type)) return varint;
  const wireType = wireTypes[type as ScalarType];
  if (wireType === undefined) throw new RangeError(`no canonical form for fields of type ${type}`);
  return wireType;
}

function tagOf(number: number, wireType: number): number {
  return ((number << 3) | wireType) >>> 0;
}
