import type { BusMessage } from '@kestrel/bus';

/** Whether a synced marker vouches for the stream it stands in: it carries that stream's creation time. */
export function isValidMarker({ payload, streamCreated }: BusMessage): boolean {
  return Buffer.from(payload).toString() === streamCreated;
}
