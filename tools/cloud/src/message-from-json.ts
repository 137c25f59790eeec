import { type FieldRow, fieldTables, isMessageType } from '@kestrel/proto/field-tables';

/** JSON that is not the message it should be: `path` is the place, as in `yaml_manifests[0].yaml_content`. */
export class MessageJsonError extends Error {
  readonly code = 'MESSAGE_JSON_INVALID';
  readonly path: string;

  constructor(path: string, wanted: string) {
    super(`${path}: ${wanted}`);
    this.path = path;
  }
}

const wholeNumberTypes = new Set([
  'int32',
  'uint32',
  'int64',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
]);

/**
 * The message that its JSON form (proto3, with the names of the .proto) stands for, ready to be encoded.
 * @throws MessageJsonError on an unknown field or a value of the wrong type
 */
export function messageFromJson(typeName: string, json: unknown, path = ''): Record<string, unknown> {
  if (typeName === 'google.protobuf.Timestamp') return timestampFromJson(json, path);
  if (!isRecord(json)) throw new MessageJsonError(path || '(message)', `wants an object, a ${typeName}`);
  const fields = new Map(fieldTables.messages[typeName]?.map((field) => [field.name, field]));
  const message: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const at = path === '' ? name : `${path}.${name}`;
    const field = fields.get(name);
    if (field === undefined) throw new MessageJsonError(at, `no such field in ${typeName}`);
    if (value !== null) message[name] = fieldFromJson(field, value, at);
  }
  return message;
}

function fieldFromJson(field: FieldRow, value: unknown, path: string): unknown {
  if (field.mapKey !== undefined) {
    if (!isRecord(value)) throw new MessageJsonError(path, 'wants an object');
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, valueFromJson(field.type, item, `${path}.${key}`)]),
    );
  }
  if (!field.repeated) return valueFromJson(field.type, value, path);
  if (!Array.isArray(value)) throw new MessageJsonError(path, 'wants an array');
  return value.map((item, index) => valueFromJson(field.type, item, `${path}[${index}]`));
}

function valueFromJson(type: string, value: unknown, path: string): unknown {
  if (isMessageType(type)) return messageFromJson(type, value, path);
  const choices = fieldTables.enums[type];
  if (choices !== undefined) return enumFromJson(choices, value, path);
  if (wholeNumberTypes.has(type)) return wholeNumberFromJson(value, path);
  const wanted = { string: 'string', bool: 'boolean', double: 'number', float: 'number' }[type];
  if (typeof value !== wanted) throw new MessageJsonError(path, `wants a ${type}`);
  return value;
}

/** 64-bit numbers are strings in JSON. */
function wholeNumberFromJson(value: unknown, path: string): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number)) return number as number;
  throw new MessageJsonError(path, 'wants a whole number');
}

function enumFromJson(choices: Readonly<Record<string, number>>, value: unknown, path: string): number {
  const number = typeof value === 'string' ? choices[value] : value;
  if (typeof number === 'number') return number;
  throw new MessageJsonError(path, `wants one of ${Object.keys(choices).join(', ')}`);
}

function timestampFromJson(json: unknown, path: string): Record<string, unknown> {
  const match = typeof json === 'string' ? /^(.{19})(?:\.(\d{1,9}))?Z$/.exec(json) : null;
  const ms = match ? Date.parse(`${match[1]}Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new MessageJsonError(path, 'wants a time such as 2026-01-31T08:00:00Z');
  return { seconds: ms / 1000, nanos: Number((match?.[2] ?? '').padEnd(9, '0')) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
