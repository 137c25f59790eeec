import { hash } from 'node:crypto';
import type { BusMessage } from '@kestrel/bus';
import { headers } from '@kestrel/bus';

/** What of a message's headers belongs to its content: a change of it is a change of the object. */
export interface ContentHeaders {
  /** `<Kind>/<name>` of a Pod's root controller. */
  readonly root?: string;
  readonly hostNetwork?: boolean;
}

/** Characters of a digest, a byte each. Longer slices of a string keep all of it in memory. */
const digestLength = 12;

/** 96 bits as text of one byte a character: the shortest form to keep by the ten thousand. */
export function contentDigest(payload: Uint8Array, { root, hostNetwork }: ContentHeaders): string {
  const isBare = root === undefined && !hostNetwork;
  const content = isBare
    ? payload
    : Buffer.concat([payload, Buffer.from(`\0${root ?? ''}\0${hostNetwork ? 'true' : ''}`)]);
  return hash('sha256', content, 'binary').slice(0, digestLength);
}

export function contentHeadersOf(message: BusMessage): ContentHeaders {
  const root = message.header(headers.root);
  const hostNetwork = message.header(headers.hostNetwork) === 'true';
  return { ...(root === undefined ? {} : { root }), ...(hostNetwork ? { hostNetwork } : {}) };
}

export function isTombstone(message: BusMessage): boolean {
  return message.header(headers.action) === 'DELETE';
}
