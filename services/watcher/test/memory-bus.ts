import { type BusMessage, inventorySubject } from '@kestrel/bus';
import type { InventoryBus } from '../src/inventory/inventory-bus.ts';
import type { Slot } from '../src/inventory/slot.ts';

/** A bus in memory, whose answers a test can hold back, refuse or take for somebody else. */
export class MemoryBus implements InventoryBus {
  readonly maxPayloadBytes = 10_000;
  readonly log: string[] = [];
  readonly stored = new Map<string, BusMessage>();
  sequence = 0;
  isLeader = true;
  /** Awaited before each write. */
  before: (slot: Slot) => Promise<void> | void = () => undefined;

  room(): undefined {
    return undefined;
  }

  async put(slot: Slot, payload: Uint8Array, messageHeaders: Readonly<Record<string, string>>) {
    await this.before(slot);
    if (!this.isLeader) return { outcome: 'fenced' } as const;
    const current = this.stored.get(inventorySubject(slot));
    if ((current?.sequence ?? 0) !== slot.sequence) return { outcome: 'conflict', current } as const;
    const message = this.write(inventorySubject(slot), payload, messageHeaders);
    this.log.push(`${messageHeaders['Kestrel-Action'] ?? 'PUT'} ${slot.uid}`);
    return { outcome: 'stored', sequence: message.sequence } as const;
  }

  async readLast(slot: Slot): Promise<BusMessage | undefined> {
    return this.stored.get(inventorySubject(slot));
  }

  async purge(slot: Slot): Promise<void> {
    this.stored.delete(inventorySubject(slot));
  }

  async putMarker(): Promise<never> {
    throw new Error('no marker is written here');
  }

  /** As the watcher's own writes, or anybody's. */
  write(subject: string, payload: Uint8Array, headers: Readonly<Record<string, string>>): BusMessage {
    this.sequence += 1;
    const message: BusMessage = {
      stream: 'KESTREL_INVENTORY',
      subject,
      sequence: this.sequence,
      timeMs: Date.now(),
      payload,
      streamCreated: 'now',
      pending: 0,
      header: (name) => headers[name],
    };
    this.stored.set(subject, message);
    return message;
  }
}
