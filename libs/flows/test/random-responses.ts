import { fieldTables } from '@kestrel/proto/hubble-field-tables';
import fc from 'fast-check';
import { createRandomMessages } from './random-message.ts';

/** Random messages of a type of Hubble's API. */
export const randomMessage = createRandomMessages({
  tables: fieldTables,
  enumValue: fc.oneof(fc.nat({ max: 10 }), fc.integer()),
});
