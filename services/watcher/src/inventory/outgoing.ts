import { type BusMessage, headers, RefusedError } from '@kestrel/bus';
import { type ContentHeaders, contentDigest, contentHeadersOf } from './digest.ts';
import type { InventoryBus } from './inventory-bus.ts';
import { messageOfType } from './inventory-kinds.ts';
import type { Intent, Slot } from './slot.ts';

/** A message ready to be put. */
export interface Outgoing {
  readonly payload: Uint8Array;
  readonly content: ContentHeaders;
  /** '' for a tombstone. */
  readonly digest: string;
  /** Full name of the message. */
  readonly messageType: string;
}

/** Room for the headers, those of the tombstone included: what can be stored can also be deleted. */
const headerBytes = 2_048;

/** What an object is published as; undefined where the bus holds that already. @throws RefusedError when it is too large */
export function outgoingObject(
  slot: Slot,
  { payload, headers: content, digest }: Extract<Intent, { kind: 'publish' }>,
  { maxPayloadBytes }: Pick<InventoryBus, 'maxPayloadBytes'>,
): Outgoing | undefined {
  if (slot.isLive && slot.digest === digest) return undefined;
  const limit = maxPayloadBytes - headerBytes;
  if (payload.length > limit) {
    const text = `${payload.length} bytes, at most ${limit} fit`;
    throw new RefusedError(slot.name, { reason: 'too-large', retryable: false, text });
  }
  return { payload, content, digest, messageType: messageOfType.get(slot.type) ?? '' };
}

/** The same object with other headers. */
export function relabelled(last: BusMessage, content: ContentHeaders): Outgoing {
  const { payload } = last;
  return { payload, content, digest: contentDigest(payload, content), messageType: typeOf(last) };
}

/** The end of an object, with what the bus last knew of it. */
export function tombstoneOf(last: BusMessage): Outgoing {
  return { payload: last.payload, content: contentHeadersOf(last), digest: '', messageType: typeOf(last) };
}

export function isTombstoneOutgoing({ digest }: Outgoing): boolean {
  return digest === '';
}

/** `source`: who writes. */
export function headersOf(outgoing: Outgoing, source: string): Record<string, string> {
  const { root, hostNetwork } = outgoing.content;
  const made: Record<string, string> = {
    [headers.type]: outgoing.messageType,
    [headers.source]: source,
  };
  if (root !== undefined) made[headers.root] = root;
  if (hostNetwork) made[headers.hostNetwork] = 'true';
  if (isTombstoneOutgoing(outgoing)) made[headers.action] = 'DELETE';
  return made;
}

function typeOf(message: BusMessage): string {
  return message.header(headers.type) ?? '';
}
