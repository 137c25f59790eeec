import { fieldTables } from '@kestrel/proto/envoy-field-tables';
import fc from 'fast-check';
import { createRandomMessages } from './random-message.ts';

/** Random messages of a type of Envoy's API. */
export const randomEnvoyMessage = createRandomMessages({
  tables: fieldTables,
  enumValue: fc.nat({ max: 20 }),
  // Structs nest without end; what is in them is read elsewhere.
  special: { 'google.protobuf.Struct': fc.constant({}) },
  mapKey: fc.oneof(
    fc.constantFrom('downstream_peer', 'wasm.upstream_peer', 'envoy.filters.http.rbac', 'content-type'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
});
