import { Writable } from 'node:stream';
import {
  type Bus,
  type BusMessage,
  bucketSpecs,
  createBus,
  createPublisher,
  ensureStream,
  eventsStream,
  headers,
  inventoryStream,
  type Publisher,
  parseBusConfig,
  parseInventorySubject,
  readStream,
  type StreamReader,
  streamSpecs,
  syncedSubject,
} from '@kestrel/bus';
import { decodeMessage } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import { createServiceContext, EnvReader, type ServiceContext } from '@kestrel/service';
import type { InventoryEntry } from '@kestrel/testkit';

const discard = () =>
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });

/** A context of a service whose log goes nowhere, or into `lines`. */
export function quietContext(name: string, lines?: string[]): ServiceContext {
  const logDestination = lines
    ? new Writable({
        write(chunk, _encoding, done) {
          lines.push(chunk.toString());
          done();
        },
      })
    : discard();
  return createServiceContext({ name, podName: name, logDestination });
}

/** The other end of the bus: makes the streams, and sees everything that the watcher writes. */
export class BusObserver implements AsyncDisposable {
  readonly bus: Bus;
  /** Last message of each inventory subject. */
  readonly inventory = new Map<string, BusMessage>();
  /** Every message of the inventory in the order of the stream. */
  readonly written: BusMessage[] = [];
  /** Every event in the order of the stream. */
  readonly events: BusMessage[] = [];
  readonly #readers: StreamReader[] = [];

  readonly #publisher: Publisher;
  #streams = 1;

  private constructor(bus: Bus) {
    this.bus = bus;
    this.#publisher = createPublisher(bus, { maxBytesInFlight: 1024 * 1024 });
  }

  static async start(url: string): Promise<BusObserver> {
    const env = new EnvReader({ NATS_URL: url });
    const bus = createBus(parseBusConfig(env, 'test'), quietContext('observer'));
    await bus.start(new AbortController().signal);
    const observer = new BusObserver(bus);
    await observer.#publisher.start(new AbortController().signal);
    await observer.makeStreams();
    await observer.#read(inventoryStream, (message) => {
      observer.inventory.set(message.subject, message);
      observer.written.push(message);
    });
    await observer.#read(eventsStream, (message) => void observer.events.push(message));
    return observer;
  }

  async makeStreams(): Promise<void> {
    for (const spec of [...streamSpecs, ...bucketSpecs]) {
      await ensureStream(this.bus, spec, { maxBytes: spec.defaultMaxBytes / 16, replicas: 1 });
    }
  }

  /** The inventory without tombstones. */
  entries(): InventoryEntry[] {
    return [...this.inventory.values()].filter((message) => !isTombstone(message)).flatMap(toEntry);
  }

  /** How many inventory streams were seen. */
  get streams(): number {
    return this.#streams;
  }

  /** There is a marker, and it is about this incarnation of the stream. */
  get isSynced(): boolean {
    const marker = this.inventory.get(syncedSubject);
    return marker !== undefined && Buffer.from(marker.payload).toString() === marker.streamCreated;
  }

  /** Header of the last message about an object. */
  header(type: string, name: string, header: string): string | undefined {
    const found = [...this.inventory.values()].find((message) => {
      const key = parseInventorySubject(message.subject);
      return key?.type === type && key.name === name && !isTombstone(message);
    });
    return found?.header(header);
  }

  /** Names of which two uids were live on the bus at the same time, ever. */
  doubles(): string[] {
    const live = new Map<string, Set<string>>();
    const doubles = new Set<string>();
    for (const message of this.written) {
      const key = parseInventorySubject(message.subject);
      if (key === undefined) continue;
      const name = `${key.type} ${key.namespace}/${key.name}`;
      const uids = live.get(name) ?? new Set();
      live.set(name, uids);
      if (isTombstone(message)) uids.delete(key.uid);
      else if (uids.add(key.uid).size > 1) doubles.add(name);
    }
    return [...doubles];
  }

  /** Writes to the bus as somebody else would. */
  async write(
    subject: string,
    payload: Uint8Array,
    messageHeaders: Record<string, string> = {},
  ): Promise<void> {
    await this.#publisher.publish({ subject, payload, headers: messageHeaders });
  }

  /** What was written about one object, oldest first: `PUT` or `DELETE`. */
  history(type: string, name: string): string[] {
    return this.written
      .filter((message) => {
        const key = parseInventorySubject(message.subject);
        return key?.type === type && key.name === name;
      })
      .map((message) => (isTombstone(message) ? 'DELETE' : 'PUT'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const deadline = AbortSignal.timeout(2_000);
    for (const reader of this.#readers) await reader.stop(deadline);
    await this.#publisher.stop(deadline);
    await this.bus.stop(deadline);
  }

  async #read(stream: string, onMessage: (message: BusMessage) => void): Promise<void> {
    const reader = readStream(this.bus, {
      stream,
      onMessage,
      onRecreated: () => {
        if (stream !== inventoryStream) return;
        this.inventory.clear();
        this.written.length = 0;
        this.#streams += 1;
      },
    });
    this.#readers.push(reader);
    await reader.start(new AbortController().signal);
  }
}

export function isTombstone(message: BusMessage): boolean {
  return message.header(headers.action) === 'DELETE';
}

function toEntry(message: BusMessage): InventoryEntry[] {
  const key = parseInventorySubject(message.subject);
  const type = message.header(headers.type) ?? '';
  return key ? [{ ...key, json: toJson(type, decodeMessage(type, message.payload)) }] : [];
}
