import { fieldTables } from '@kestrel/proto/envoy-field-tables';
import fc from 'fast-check';

type Row = (typeof fieldTables.messages)[string][number];

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  double: fc.double({ noNaN: true }),
  bytes: fc.uint8Array({ maxLength: 6 }),
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  string: fc.string({ unit: 'binary', maxLength: 12 }),
  uint32: fc.nat({ max: 0xffff_ffff }),
  uint64: fc.maxSafeNat(),
};
const keys = fc.oneof(
  fc.constantFrom('downstream_peer', 'wasm.upstream_peer', 'envoy.filters.http.rbac', 'content-type'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** Random messages of a type of Envoy's API: any subset of its fields, at most one member of a oneof. */
export function randomEnvoyMessage(type: string): fc.Arbitrary<Record<string, unknown>> {
  const rows = fieldTables.messages[type] ?? [];
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

function fieldValue(row: Row): fc.Arbitrary<unknown> {
  const value = singleValue(row.type);
  if (row.mapKey !== undefined) return fc.dictionary(keys, value, { maxKeys: 3, noNullPrototype: true });
  return row.repeated ? fc.array(value, { maxLength: 3 }) : value;
}

function singleValue(type: string): fc.Arbitrary<unknown> {
  // Structs nest without end; what is in them is read elsewhere.
  if (type === 'google.protobuf.Struct') return fc.constant({});
  if (type in fieldTables.messages) return randomEnvoyMessage(type);
  if (type in fieldTables.enums) return fc.nat({ max: 20 });
  const scalar = scalars[type];
  if (!scalar) throw new RangeError(`no random values of type ${type}`);
  return scalar;
}
