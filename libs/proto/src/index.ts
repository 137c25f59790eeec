export { cloud, google, grpc, server } from '@kestrel/proto/codecs';
export { type Carrier, carriers } from './carriers.ts';
export { type InventoryMessage, inventoryMessages, inventoryType } from './inventory-type.ts';
export { decodeMessage, MalformedMessageError, type MessageCodec, messageCodec } from './message-codec.ts';
