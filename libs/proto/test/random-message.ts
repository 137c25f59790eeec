import fc from 'fast-check';
import type { FieldRow } from '../src/field-table.ts';
import { fieldsOf, fieldTables, isEnumType, isMessageType } from '../src/field-tables.ts';

export type RandomMessage = Record<string, unknown>;

const maxItems = 2;
const arbitraries = new Map<string, fc.Arbitrary<RandomMessage>>();

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.constant(true),
  double: fc.double({ noNaN: true }).filter((value) => value !== 0),
  int32: nonZero(fc.integer()),
  int64: nonZero(fc.maxSafeInteger()),
  string: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  uint32: nonZero(fc.nat({ max: 0xffff_ffff })),
  uint64: nonZero(fc.maxSafeNat()),
};

/** Random messages of a type: any subset of its fields, none with its default value, at most one field of a oneof. */
export function randomMessage(type: string): fc.Arbitrary<RandomMessage> {
  const known = arbitraries.get(type);
  if (known) return known;
  const rows = fieldsOf(type);
  const oneofs = Map.groupBy(
    rows.filter((row) => row.oneof !== undefined),
    (row) => row.oneof,
  );
  const plain = fc.record(
    Object.fromEntries(
      rows.filter((row) => row.oneof === undefined).map((row) => [row.name, fieldValue(row)]),
    ),
    { requiredKeys: [] },
  );
  const choices = [...oneofs.values()].map((choice) =>
    fc.oneof(
      fc.constant({}),
      ...choice.map((row) => fieldValue(row).map((value) => ({ [row.name]: value }))),
    ),
  );
  const arbitrary = fc.tuple(plain, ...choices).map((parts): RandomMessage => Object.assign({}, ...parts));
  arbitraries.set(type, arbitrary);
  return arbitrary;
}

function fieldValue(row: FieldRow): fc.Arbitrary<unknown> {
  const value = singleValue(row.type);
  if (row.mapKey !== undefined) {
    const entries = { minKeys: 1, maxKeys: maxItems, noNullPrototype: true };
    return fc.dictionary(mapKey, value, entries);
  }
  return row.repeated ? fc.array(value, { minLength: 1, maxLength: maxItems }) : value;
}

/** Also keys that look like array indices, which JavaScript puts first whatever the order of insertion. */
const mapKey = fc
  .oneof(fc.string({ maxLength: 8 }), fc.nat().map(String))
  .filter((key) => key !== '__proto__');

function singleValue(type: string): fc.Arbitrary<unknown> {
  if (isMessageType(type)) return randomMessage(type);
  if (isEnumType(type))
    return fc.constantFrom(...Object.values(fieldTables.enums[type] ?? {}).filter(Boolean));
  const scalar = scalars[type];
  if (!scalar) throw new RangeError(`no random values of type ${type}`);
  return scalar;
}

function nonZero(numbers: fc.Arbitrary<number>): fc.Arbitrary<number> {
  return numbers.filter((value) => value !== 0);
}
