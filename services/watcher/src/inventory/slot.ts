import type { InventoryKey } from '@kestrel/bus';
import type { ContentHeaders } from './digest.ts';

/** What is to be done to a subject next. A later intent replaces one that has not begun. */
export type Intent =
  | {
      readonly kind: 'publish';
      readonly payload: Uint8Array;
      readonly headers: ContentHeaders;
      readonly digest: string;
    }
  /** The payload on the bus stays, its headers change. */
  | { readonly kind: 'relabel'; readonly headers: ContentHeaders }
  | { readonly kind: 'delete' };

/** What many slots have in common. */
export type SlotPlace = Pick<InventoryKey, 'type' | 'namespace'>;

/** One object of the inventory: what the bus holds of it and what it should hold. Tens of thousands are kept. */
export class Slot implements InventoryKey {
  readonly #place: SlotPlace;
  readonly name: string;
  /** Replaced by equal texts, so that one copy serves all who keep it. */
  uid: string;
  /** Sequence of the last message on its subject; 0 where there is none. */
  sequence = 0;
  /** Digest of that message; '' where there is none. */
  digest = '';
  /** When that message was stored, if it is a tombstone; else 0. */
  tombstoneMs = 0;
  /** Digest of what the object is, `gone`, or '' while nobody has said. */
  wanted = '';
  intent: Intent | undefined = undefined;
  /** An intent of it is being carried out. */
  busy = false;

  constructor(place: SlotPlace, name: string, uid: string) {
    this.#place = place;
    this.name = name;
    this.uid = uid;
  }

  get type(): string {
    return this.#place.type;
  }

  get namespace(): string {
    return this.#place.namespace;
  }

  /** The bus holds the object, not its tombstone and not nothing. */
  get isLive(): boolean {
    return this.sequence > 0 && this.tombstoneMs === 0;
  }
}

/** `Slot.wanted` of an object that is no more. No digest has this length. */
export const gone = 'gone';
