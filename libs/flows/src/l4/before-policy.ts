import { type HubbleEvent, replyState } from './hubble-event.ts';

const traceEvent = 4;

/** Sub-types of a trace where a packet comes in: from an endpoint, the proxy, the host, the stack, an overlay, the network, decryption. */
const waysIn: ReadonlySet<number> = new Set([5, 6, 7, 8, 9, 10, 12]);

/**
 * A packet that was seen on its way in, before its connection was looked up. Hubble says FORWARDED of it, though a policy
 * may drop it in the next moment: what then becomes of it is an event of its own.
 */
export function isBeforePolicy({ type, subType, direction, reply }: HubbleEvent): boolean {
  return direction === 0 && reply === replyState.unknown && type === traceEvent && waysIn.has(subType);
}
