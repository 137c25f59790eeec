import type { FieldRow } from './field-table.ts';
import {
  fieldsOf,
  fieldTables,
  isDefault,
  isEnumType,
  isMessageType,
  type PlainMessage,
} from './field-tables.ts';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * A message in protobuf's JSON form: proto field names, enum names, RFC 3339 times, 64-bit numbers as strings, defaults left
 * out. An enum number without a name stays a number.
 * @throws RangeError when proto/ has no message `type`.
 */
export function toJson(type: string, message: object): { readonly [name: string]: Json } {
  const plain = message as PlainMessage;
  const entries = fieldsOf(type)
    .map((row) => [row.name, fieldToJson(row, plain[row.name])] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function fieldToJson(row: FieldRow, value: unknown): Json | undefined {
  if (value === undefined || value === null || isDefault(row, value)) return undefined;
  if (row.mapKey !== undefined) return mapToJson(row, value as PlainMessage);
  if (!row.repeated) return valueToJson(row.type, value);
  const items = value as readonly unknown[];
  return items.length === 0 ? undefined : items.map((item) => valueToJson(row.type, item));
}

function mapToJson(row: FieldRow, map: PlainMessage): Json | undefined {
  const entries = Object.entries(map).map(([key, value]) => [key, valueToJson(row.type, value)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function valueToJson(type: string, value: unknown): Json {
  if (type === 'google.protobuf.Timestamp') return timestampToJson(value as PlainMessage);
  if (isMessageType(type)) return toJson(type, value as object);
  if (isEnumType(type)) return enumToJson(type, value as number);
  if (type === 'int64' || type === 'uint64') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value as Json;
}

function enumToJson(type: string, value: number): Json {
  const names = fieldTables.enums[type] ?? {};
  return Object.keys(names).find((name) => names[name] === value) ?? value;
}

/** With 0, 3, 6 or 9 digits of a second, as few as hold the value. */
function timestampToJson({ seconds = 0, nanos = 0 }: { seconds?: unknown; nanos?: unknown }): string {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `${seconds}s`;
  const whole = date.toISOString().slice(0, -'.000Z'.length);
  if (nanos === 0) return `${whole}Z`;
  const digits = String(nanos)
    .padStart(9, '0')
    .replace(/(?:000){1,2}$/, '');
  return `${whole}.${digits}Z`;
}
