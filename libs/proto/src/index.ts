export { cloud, google, grpc, server } from '@kestrel/proto/codecs';
export { encodeCanonical } from './canonical.ts';
export { type Carrier, carriers } from './carriers.ts';
export type { FieldRow, FieldTables } from './field-table.ts';
export { type InventoryKey, inventoryDigest, inventoryLine } from './inventory-digest.ts';
export { type InventoryMessage, inventoryMessages, inventoryType } from './inventory-type.ts';
export { type Json, toJson } from './json.ts';
export { decodeMessage, MalformedMessageError, type MessageCodec, messageCodec } from './message-codec.ts';
