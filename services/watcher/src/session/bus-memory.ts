import {
  type Bus,
  type BusMessage,
  eventsStream,
  inventoryStream,
  parseInventorySubject,
  readStream,
  type StreamReader,
} from '@kestrel/bus';
import { type Logger, logFields, untilAborted } from '@kestrel/service';
import { isTombstone } from '../inventory/digest.ts';
import type { SyncedMarker } from '../inventory/synced-marker.ts';
import type { WatcherMetrics } from '../metrics.ts';
import type { ClusterView } from './cluster-view.ts';

export interface BusMemoryOptions {
  readonly bus: Bus;
  readonly view: ClusterView;
  readonly marker: SyncedMarker;
  readonly metrics: WatcherMetrics;
  readonly log: Logger;
  /** The inventory stream is another one, or an older state of it. */
  readonly onRecreated: () => void;
}

/**
 * Brings back what earlier watchers left on the bus: the inventory, the state behind the last event of each object. After
 * that it goes on reading the inventory, to notice what somebody else writes there.
 */
export class BusMemory {
  readonly #options: BusMemoryOptions;
  readonly #inventory: StreamReader;
  readonly #events: StreamReader;
  readonly #inventoryRead = Promise.withResolvers<void>();
  readonly #eventsRead = Promise.withResolvers<void>();
  #isRecalling = true;

  constructor(options: BusMemoryOptions) {
    this.#options = options;
    this.#inventory = readStream(options.bus, {
      stream: inventoryStream,
      onMessage: (message) => this.#onInventory(message),
      onCaughtUp: () => this.#inventoryRead.resolve(),
      onRecreated: options.onRecreated,
    });
    this.#events = readStream(options.bus, {
      stream: eventsStream,
      onMessage: (message) =>
        this.#tolerate(eventsStream, message, () => options.view.trackers.recall(message)),
      onCaughtUp: () => this.#eventsRead.resolve(),
    });
  }

  /** Resolves when everything that is there was read. @throws the signal's reason */
  async recall(signal: AbortSignal): Promise<void> {
    await this.#inventory.start(signal);
    await this.#events.start(signal);
    await untilAborted(Promise.all([this.#inventoryRead.promise, this.#eventsRead.promise]), signal);
    this.#isRecalling = false;
    await this.#events.stop(signal);
  }

  async stop(deadline: AbortSignal): Promise<void> {
    await Promise.all([this.#inventory.stop(deadline), this.#events.stop(deadline)]);
  }

  #onInventory(message: BusMessage): void {
    const { view, marker } = this.#options;
    marker.observe(message);
    const isObject = view.writer.observe(message);
    if (isObject && this.#isRecalling && !isTombstone(message)) {
      this.#tolerate(inventoryStream, message, () => this.#recallObject(message));
    }
  }

  #recallObject(message: BusMessage): void {
    const key = parseInventorySubject(message.subject);
    const { parts, writer } = this.#options.view;
    const slot = key && writer.slots.find(key);
    if (slot?.type === 'pod') parts.pods.recall(message);
    if (slot?.type === 'networkpolicy') parts.networkPolicies.recall(slot, message);
    if (slot?.type === 'authorizationpolicy') parts.authorizationPolicies.recall(slot, message);
  }

  /** A message that nobody can read tells nothing, and nothing more. */
  #tolerate(stream: string, message: BusMessage, read: () => void): void {
    try {
      read();
    } catch (error) {
      const { metrics, log } = this.#options;
      metrics.badMessages.inc({ stream });
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ [logFields.subject]: message.subject, [logFields.reason]: reason }, 'bad-message');
    }
  }
}
