import type { FieldRow, FieldTables } from '@kestrel/proto';
import fc from 'fast-check';

export interface RandomMessageOptions {
  readonly tables: FieldTables;
  readonly enumValue: fc.Arbitrary<unknown>;
  /** Types that have values of their own. */
  readonly special?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly mapKey?: fc.Arbitrary<string>;
}

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  double: fc.double({ noNaN: true }),
  float: fc.constant(0.5),
  bytes: fc.uint8Array({ maxLength: 6 }),
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  string: fc.string({ unit: 'binary', maxLength: 12 }),
  uint32: fc.nat({ max: 0xffff_ffff }),
  uint64: fc.maxSafeNat(),
};

/** Random messages of the types in these tables: any subset of the fields, defaults too, at most one member of a oneof. */
export function createRandomMessages(
  options: RandomMessageOptions,
): (type: string) => fc.Arbitrary<Record<string, unknown>> {
  const { tables, enumValue, special = {}, mapKey = fc.string({ maxLength: 6 }) } = options;

  function message(type: string): fc.Arbitrary<Record<string, unknown>> {
    const rows = tables.messages[type] ?? [];
    const plain = rows.filter((row) => row.oneof === undefined);
    const members = rows.filter((row) => row.oneof !== undefined);
    const fields = fc.record(Object.fromEntries(plain.map((row) => [row.name, fieldValue(row)])), {
      requiredKeys: [],
    });
    if (members.length === 0) return fields;
    const member = fc.oneof(
      fc.constant({}),
      ...members.map((row) => fieldValue(row).map((value) => ({ [row.name]: value }))),
    );
    return fc.tuple(fields, member).map(([some, one]) => ({ ...some, ...one }));
  }

  function fieldValue(row: FieldRow): fc.Arbitrary<unknown> {
    const value = singleValue(row.type);
    if (row.mapKey !== undefined) return fc.dictionary(mapKey, value, { maxKeys: 3, noNullPrototype: true });
    return row.repeated ? fc.array(value, { maxLength: 3 }) : value;
  }

  function singleValue(type: string): fc.Arbitrary<unknown> {
    const own = special[type] ?? scalars[type];
    if (own) return own;
    if (type in tables.messages) return message(type);
    if (type in tables.enums) return enumValue;
    throw new RangeError(`no random values of type ${type}`);
  }

  return message;
}
