export { cloud, google, grpc, server } from '@kestrel/proto/codecs';
export type { FieldRow, FieldTables } from './field-table.ts';
