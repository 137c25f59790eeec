import { fieldTables } from '../generated/field-tables.ts';
import type { FieldRow } from './field-table.ts';

export { fieldTables } from '../generated/field-tables.ts';
export type { FieldRow, FieldTables } from './field-table.ts';

/** A message as plain data, fields by their proto names. */
export type PlainMessage = Readonly<Record<string, unknown>>;

/**
 * The fields of a message in number order.
 * @throws RangeError when proto/ has no such message.
 */
export function fieldsOf(type: string): readonly FieldRow[] {
  const rows = fieldTables.messages[type];
  if (!rows) throw new RangeError(`there is no message ${type}`);
  return rows;
}

export function isMessageType(type: string): boolean {
  return Object.hasOwn(fieldTables.messages, type);
}

export function isEnumType(type: string): boolean {
  return Object.hasOwn(fieldTables.enums, type);
}

/** proto3 does not write a field that has its default, except in a oneof. */
export function isDefault(row: FieldRow, value: unknown): boolean {
  if (row.oneof !== undefined) return false;
  return value === 0 || value === '' || value === false;
}
