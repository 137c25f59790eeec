import { fieldTables } from '@kestrel/proto/envoy-field-tables';

type Row = (typeof fieldTables.messages)[string][number];
type Json = Record<string, unknown>;

/** A message of Envoy's API from its JSON form with proto field names, as the recorded samples have it. */
export function fromJson(type: string, json: Json): Json {
  const rows = fieldTables.messages[type] ?? [];
  const entries = rows
    .filter((row) => json[row.name] !== undefined)
    .map((row) => [row.name, fieldFromJson(row, json[row.name])]);
  return Object.fromEntries(entries);
}

function fieldFromJson(row: Row, value: unknown): unknown {
  if (row.mapKey !== undefined)
    return Object.fromEntries(
      Object.entries(value as Json).map(([key, each]) => [key, valueFromJson(row.type, each)]),
    );
  if (row.repeated) return (value as unknown[]).map((each) => valueFromJson(row.type, each));
  return valueFromJson(row.type, value);
}

function valueFromJson(type: string, value: unknown): unknown {
  if (type === 'google.protobuf.Struct') return struct(value as Json);
  if (type === 'google.protobuf.Timestamp') return time(value as string);
  if (type === 'google.protobuf.Duration') return duration(value as string);
  if (type === 'google.protobuf.UInt32Value') return { value };
  if (type in fieldTables.messages) return fromJson(type, value as Json);
  const names = fieldTables.enums[type];
  if (names && typeof value === 'string') return numberOf(names, value);
  return type.endsWith('64') ? Number(value) : value;
}

function numberOf(names: unknown, name: string): number {
  const found = Object.entries(names as Json).find(([key, value]) => key === name || value === name);
  if (!found) throw new RangeError(`no enum value ${name}`);
  return found[0] === name ? Number(found[1]) : Number(found[0]);
}

export function struct(fields: Json): Json {
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toValue(value)])),
  };
}

function toValue(value: unknown): Json {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (Array.isArray(value)) return { listValue: { values: value.map(toValue) } };
  return value === null ? { nullValue: 0 } : { structValue: struct(value as Json) };
}

function time(text: string): Json {
  const seconds = Math.floor(Date.parse(text.replace(/\.\d+Z$/, 'Z')) / 1000);
  return { seconds, nanos: nanosOf(/\.(\d+)Z$/.exec(text)?.[1]) };
}

function duration(text: string): Json {
  const [, seconds, fraction] = /^(\d+)(?:\.(\d+))?s$/.exec(text) ?? [];
  return { seconds: Number(seconds), nanos: nanosOf(fraction) };
}

function nanosOf(fraction = ''): number {
  return Number(fraction.padEnd(9, '0'));
}
