import {
  type BusMessage,
  headers,
  type InventoryKey,
  parseInventorySubject,
  RefusedError,
  StoppedError,
} from '@kestrel/bus';
import { type Backoff, fullJitterBackoff, type Logger, logFields, sleep } from '@kestrel/service';
import { flatCopy } from '../flat-copy.ts';
import type { InventoryMetrics } from '../metrics.ts';
import { type ContentHeaders, contentDigest, contentHeadersOf, isTombstone } from './digest.ts';
import { IntentQueue } from './intent-queue.ts';
import type { InventoryBus } from './inventory-bus.ts';
import {
  headersOf,
  isTombstoneOutgoing,
  type Outgoing,
  outgoingObject,
  relabelled,
  tombstoneOf,
} from './outgoing.ts';
import { gone, type Intent, type Slot } from './slot.ts';
import { SlotTable } from './slot-table.ts';

export interface InventoryWriterOptions {
  readonly bus: InventoryBus;
  readonly log: Logger;
  readonly metrics: InventoryMetrics;
  /** Value of the header Kestrel-Source. */
  readonly source: string;
  /** Somebody else wrote over an object whose content is not kept here: it has to be said again. */
  readonly onOverwritten: (type: string) => void;
  readonly signal: AbortSignal;
}

const concurrency = 256;

/**
 * Makes the bus hold what it should, and writes only where it does not. What the bus holds comes from reading the stream
 * (`observe`) and from acknowledgements; of each object a digest is kept, never the content.
 */
export class InventoryWriter {
  readonly slots = new SlotTable();
  readonly #options: InventoryWriterOptions;
  readonly #queue: IntentQueue;
  /** Digest of what the bus does not take, by slot. */
  readonly #refused = new Map<Slot, string>();
  #lastSequence = 0;

  constructor(options: InventoryWriterOptions) {
    this.#options = options;
    options.metrics.objects.reset();
    this.#queue = new IntentQueue({
      concurrency,
      isBlocked: (slot) => this.#isBlocked(slot),
      namesakesOf: (slot) => this.slots.namesakes(slot),
      work: (slot) => this.#work(slot),
      onSize: (size) => options.metrics.queued.set(size),
      room: () => options.bus.room(),
    });
  }

  get queue(): Pick<IntentQueue, 'size' | 'isIdle' | 'room' | 'whenIdle' | 'exclusively'> {
    return this.#queue;
  }

  /** Stream sequence of the newest message known, own or read. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  /** Objects that the bus does not take as they are: the earlier version, if there is one, is still there. */
  get refused(): readonly Slot[] {
    return [...this.#refused.keys()];
  }

  /** The object is as the payload and headers say. Returns its slot. */
  publish(key: InventoryKey, payload: Uint8Array, content: ContentHeaders = {}): Slot {
    const slot = this.slots.findOrAdd(key);
    slot.uid = key.uid;
    this.#removeNamesakes(slot);
    const digest = contentDigest(payload, content);
    const isKnown = slot.isLive && slot.digest === digest && !slot.busy;
    slot.wanted = isKnown ? slot.digest : digest;
    if (isKnown) this.#options.metrics.unchanged.inc();
    if (isKnown || this.#refused.get(slot) === digest) this.#dropIntent(slot);
    else this.#intend(slot, { kind: 'publish', payload, headers: content, digest });
    return slot;
  }

  /** The object's headers changed, nothing else. */
  relabel(key: InventoryKey, content: ContentHeaders): void {
    const slot = this.slots.find(key);
    if (slot === undefined || slot.wanted === gone) return;
    const { intent } = slot;
    if (intent?.kind === 'publish') this.publish(slot, intent.payload, content);
    else this.#intend(slot, { kind: 'relabel', headers: content });
  }

  /** The object is no more. */
  remove(slot: Slot): void {
    if (slot.wanted === gone) return;
    slot.wanted = gone;
    this.#refused.delete(slot);
    if (slot.isLive || slot.busy) {
      this.#intend(slot, { kind: 'delete' });
      return;
    }
    this.#dropIntent(slot);
    if (slot.sequence === 0) this.slots.delete(slot);
  }

  /** A message of the inventory stream, in its order. False where it is none of an object. */
  observe(message: BusMessage): boolean {
    this.#lastSequence = Math.max(this.#lastSequence, message.sequence);
    const key = parseInventorySubject(message.subject);
    if (key === undefined) return false;
    const slot = this.slots.find(key) ?? this.slots.findOrAdd(flatCopy(key));
    if (message.sequence <= slot.sequence) return true;
    // One of our own, read before its acknowledgement, which says the same.
    if (slot.busy && message.header(headers.source) === this.#options.source) return true;
    this.#adopt(slot, message);
    if (!slot.busy) this.#putRight(slot);
    return true;
  }

  /** Takes an old tombstone off the bus. */
  async purge(slot: Slot): Promise<void> {
    await this.#options.bus.purge(slot);
    if (slot.tombstoneMs > 0 && !slot.busy && !slot.intent) this.slots.delete(slot);
  }

  #removeNamesakes(slot: Slot): void {
    const namesakes = this.slots.namesakes(slot);
    if (namesakes.length === 1) return;
    for (const namesake of namesakes) if (namesake !== slot) this.remove(namesake);
  }

  #intend(slot: Slot, intent: Intent): void {
    slot.intent = intent;
    this.#queue.add(slot);
  }

  #dropIntent(slot: Slot): void {
    if (slot.intent === undefined) return;
    slot.intent = undefined;
    this.#queue.add(slot);
  }

  #isBlocked(slot: Slot): boolean {
    if (slot.intent === undefined || slot.intent.kind === 'delete') return false;
    return this.slots.namesakes(slot).some((each) => each !== slot && (each.isLive || each.busy));
  }

  async #work(slot: Slot): Promise<void> {
    const { intent } = slot;
    slot.intent = undefined;
    if (intent === undefined) return;
    const { signal } = this.#options;
    let backoff: Backoff | undefined;
    while (!(await this.#carryOut(slot, intent).catch((error) => this.#isOver(slot, intent, error)))) {
      backoff ??= fullJitterBackoff({ baseMs: 250, maxMs: 10_000 });
      await sleep(backoff.next(), signal).catch(() => undefined);
      if (slot.intent || signal.aborted) return;
    }
    if (!signal.aborted) this.#putRight(slot);
  }

  /** Whether another try would bring nothing after this error. */
  #isOver(slot: Slot, intent: Intent, error: unknown): boolean {
    if (this.#options.signal.aborted || error instanceof StoppedError) return true;
    if (error instanceof RefusedError) {
      if (!error.retryable) this.#refuse(slot, intent, error);
      return !error.retryable;
    }
    this.#options.log.error({ [logFields.error]: error, ...describe(slot) }, 'inventory-write-failed');
    return false;
  }

  /** False when another try is needed. */
  async #carryOut(slot: Slot, intent: Intent): Promise<boolean> {
    const { metrics, bus } = this.#options;
    const outgoing =
      intent.kind === 'publish' ? outgoingObject(slot, intent, bus) : await this.#prepare(slot, intent);
    if (outgoing === undefined) return true;
    const outcome = await bus.put(slot, outgoing.payload, headersOf(outgoing, this.#options.source));
    if (outcome.outcome === 'fenced') return true;
    if (outcome.outcome === 'conflict') {
      metrics.conflicts.inc();
      this.#adopt(slot, outcome.current);
      return false;
    }
    metrics.published.inc({ type: slot.type, action: isTombstoneOutgoing(outgoing) ? 'delete' : 'set' });
    this.#stored(slot, outcome.sequence, outgoing);
    return true;
  }

  /** What to put so that the intent is fulfilled, made of what is there; undefined where nothing is left to do. */
  async #prepare(slot: Slot, intent: Exclude<Intent, { kind: 'publish' }>): Promise<Outgoing | undefined> {
    const { bus } = this.#options;
    const last = slot.sequence > 0 ? await bus.readLast(slot) : undefined;
    this.#adopt(slot, last);
    if (last === undefined || !slot.isLive) return undefined;
    if (intent.kind === 'delete') return tombstoneOf(last);
    const outgoing = relabelled(last, intent.headers);
    slot.wanted = outgoing.digest;
    return outgoing.digest === slot.digest ? undefined : outgoing;
  }

  #stored(slot: Slot, sequence: number, outgoing: Outgoing): void {
    this.#lastSequence = Math.max(this.#lastSequence, sequence);
    this.#refused.delete(slot);
    if (sequence <= slot.sequence) return;
    const tombstoneMs = isTombstoneOutgoing(outgoing) ? Date.now() : 0;
    this.#hold(slot, { sequence, digest: outgoing.digest, tombstoneMs });
  }

  #adopt(slot: Slot, message: BusMessage | undefined): void {
    const deleted = message !== undefined && isTombstone(message);
    this.#hold(slot, {
      sequence: message?.sequence ?? 0,
      digest:
        message === undefined || deleted ? '' : contentDigest(message.payload, contentHeadersOf(message)),
      tombstoneMs: deleted ? message.timeMs : 0,
    });
  }

  #hold(slot: Slot, held: Pick<Slot, 'sequence' | 'digest' | 'tombstoneMs'>): void {
    const wasLive = slot.isLive;
    slot.sequence = held.sequence;
    slot.tombstoneMs = held.tombstoneMs;
    // One text for both, of which tens of thousands are kept.
    slot.digest = held.digest === slot.wanted ? slot.wanted : held.digest;
    if (wasLive !== slot.isLive) this.#options.metrics.objects.inc({ type: slot.type }, wasLive ? -1 : 1);
  }

  /** Called when nothing of the slot is in flight: what is on the bus now may have come from somebody else. */
  #putRight(slot: Slot): void {
    if (slot.intent || slot.wanted === '' || slot.wanted === this.#refused.get(slot)) return;
    if (slot.wanted !== gone) {
      if (!slot.isLive || slot.digest !== slot.wanted) this.#options.onOverwritten(slot.type);
    } else if (slot.isLive) {
      this.#intend(slot, { kind: 'delete' });
    } else if (slot.sequence === 0) {
      this.slots.delete(slot);
    }
  }

  #refuse(slot: Slot, intent: Intent, error: RefusedError): void {
    const { log, metrics } = this.#options;
    this.#refused.set(slot, intent.kind === 'publish' ? intent.digest : slot.wanted);
    metrics.refused.inc({ reason: error.reason });
    log.error({ [logFields.reason]: error.message, ...describe(slot) }, 'object-refused');
  }
}

function describe({ type, namespace, name }: Slot): Record<string, string> {
  return { [logFields.type]: type, [logFields.namespace]: namespace, [logFields.name]: name };
}
