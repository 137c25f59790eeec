import {
  type Bus,
  type BusMessage,
  createStatePublisher,
  type Headers,
  inventoryStream,
  inventorySubject,
  type Publisher,
  type PutOutcome,
  purgeSubject,
  readLast,
  type Stored,
  syncedSubject,
} from '@kestrel/bus';
import type { Slot } from './slot.ts';

/** What the inventory needs of the bus, for as long as this process is the leader. */
export interface InventoryBus {
  /** Bytes that a message may have, headers included. */
  readonly maxPayloadBytes: number;
  /** Undefined while more may be written. */
  room(): Promise<void> | undefined;
  /** @throws RefusedError, StoppedError */
  put(slot: Slot, payload: Uint8Array, headers: Headers): Promise<PutOutcome>;
  /** The last message of the slot's subject. @throws when the session ends */
  readLast(slot: Slot): Promise<BusMessage | undefined>;
  /** Removes the slot's message, unless there is a newer one. @throws UnansweredError, JetStreamError */
  purge(slot: Slot): Promise<void>;
  /** @throws WrongSequenceError, RefusedError, FencedError, StoppedError */
  putMarker(streamCreated: string, expectedLastSequence: number, headers: Headers): Promise<Stored>;
}

export function createInventoryBus(
  bus: Bus,
  publisher: Publisher,
  { mayWrite, signal }: { readonly mayWrite: () => boolean; readonly signal: AbortSignal },
): InventoryBus {
  const state = createStatePublisher(publisher, { mayWrite });
  return {
    get maxPayloadBytes() {
      return bus.maxPayload;
    },
    room: () => publisher.room(),
    put: (slot, payload, headers) =>
      state.put({ subject: inventorySubject(slot), payload, headers, expected: slot.sequence }),
    readLast: (slot) => readLast(bus, inventoryStream, inventorySubject(slot), signal),
    async purge(slot) {
      const uptoSequenceExclusive = slot.sequence + 1;
      await purgeSubject(bus, {
        stream: inventoryStream,
        subject: inventorySubject(slot),
        uptoSequenceExclusive,
      });
    },
    putMarker: (streamCreated, expectedLastSequence, headers) =>
      publisher.publish({
        subject: syncedSubject,
        payload: Buffer.from(streamCreated),
        headers,
        expectLastSequence: expectedLastSequence,
        mayWrite,
      }),
  };
}
