import type { MessageCodec } from '@kestrel/proto';
import type { InventoryWriter } from '../inventory/inventory-writer.ts';
import type { RawObject } from '../mapping/raw-object.ts';
import type { KindPart } from './kind-part.ts';

/** Publishes an object whose message depends on nothing else. */
export function createInventoryPart<Message extends object>(options: {
  readonly writer: InventoryWriter;
  readonly type: string;
  readonly codec: MessageCodec<Message>;
  /** @throws MappingError */
  readonly map: (object: RawObject) => Message;
}): KindPart {
  const { writer, type, codec, map } = options;
  return {
    apply(object, identity) {
      writer.publish({ ...identity, type }, codec.encode(map(object)).finish());
    },
  };
}
