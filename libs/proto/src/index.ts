// What needs the field tables has an entry of its own, so that a program that only encodes does not carry them:
// `@kestrel/proto/canonical`, `/inventory-digest`, `/json` and `/field-tables`.
export { cloud, google, grpc, server } from '@kestrel/proto/codecs';
export { type Carrier, carriers } from './carriers.ts';
export { type InventoryMessage, inventoryMessages, inventoryType } from './inventory-type.ts';
export { decodeMessage, MalformedMessageError, type MessageCodec, messageCodec } from './message-codec.ts';
