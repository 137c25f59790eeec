import type { Component, EnvReader, ServiceContext } from '@kestrel/service';

export { headers, natsHeaders } from './headers.ts';

export interface BusConfig {
  readonly url: string;
  readonly inboxPrefix: string;
}
export declare function parseBusConfig(env: EnvReader, service: string): BusConfig;

/** The connection. `start` waits for the first one as long as it takes; health condition `bus`. */
export interface Bus extends Component {
  readonly isConnected: boolean;
  /** Bytes a message may have, headers included; 0 before the first connection. */
  readonly maxPayload: number;
  /** Called at each connect and reconnect; returns the way to end that. */
  onConnect(listener: () => void): () => void;
}
export declare function createBus(config: BusConfig, context: ServiceContext): Bus;
/** Waits until the streams or buckets are there, as declared; names each difference in the health condition `streams` and in the log. */
export declare function verifyStreams(bus: Bus, names: readonly string[], signal: AbortSignal): Promise<void>;

/** A message as stored in a stream. Nothing in it throws, whatever bytes were published. */
export interface BusMessage {
  readonly stream: string;
  readonly subject: string;
  readonly sequence: number;
  /** When it was stored, milliseconds since the epoch (the server's clock). */
  readonly timeMs: number;
  readonly payload: Uint8Array;
  /** Creation time of the stream it was read from, as the server writes it. */
  readonly streamCreated: string;
  /** Messages behind it at the time of delivery (also ones that a reader's filter leaves out); 0 from `readLast`. */
  readonly pending: number;
  header(name: string): string | undefined;
}

export declare const inventoryPrefix: 'kestrel.inventory';
export declare const syncedSubject: 'kestrel.inventory.synced';
export interface InventoryKey {
  readonly type: string;
  /** '' where the object is cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}
export declare function inventorySubject(key: InventoryKey): string;
/** undefined where the subject is not one of an inventory object. */
export declare function parseInventorySubject(subject: string): InventoryKey | undefined;
export interface EventKey {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
}
export declare function eventSubject(key: EventKey): string;
export declare function parseEventSubject(subject: string): EventKey | undefined;

export type Headers = Readonly<Record<string, string>>;
export interface PublishRequest {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly headers?: Headers;
  /** Store only if this is the last sequence of the subject (0: nothing stored). Judged exactly also after retries. */
  readonly expectLastSubjectSequence?: number;
  /** Store only if this is the stream's last sequence. */
  readonly expectLastSequence?: number;
  /** Asked immediately before each write, retries included; false rejects with FencedError. */
  readonly mayWrite?: () => boolean;
}
export interface Stored {
  readonly stream: string;
  readonly sequence: number;
  readonly duplicate: boolean;
}
/** Publishes with proof: each message is retried with the same id until the server acknowledges or refuses it. */
export interface Publisher extends Component {
  /** @throws WrongSequenceError, RefusedError, FencedError, StoppedError */
  publish(request: PublishRequest): Promise<Stored>;
  /** undefined while there is room within maxBytesInFlight; otherwise resolves when there is. */
  room(): Promise<void> | undefined;
  readonly bytesInFlight: number;
}
export declare function createPublisher(bus: Bus, options: { maxBytesInFlight: number }): Publisher;
/** Somebody else's message is the last one; `current` is the subject's last message, if there is one. */
export declare class WrongSequenceError extends Error {
  readonly code: 'WRONG_SEQUENCE';
  readonly current: BusMessage | undefined;
}
/** The server refused and did not store. `retryable`: later it may not (stream full, no resources). */
export declare class RefusedError extends Error {
  readonly code: 'REFUSED';
  readonly reason: 'too-large' | 'permission' | 'full' | 'other';
  readonly retryable: boolean;
}
export declare class FencedError extends Error {
  readonly code: 'FENCED';
}
export declare class StoppedError extends Error {
  readonly code: 'STOPPED';
}

export type PutOutcome =
  | { readonly outcome: 'stored'; readonly sequence: number }
  | { readonly outcome: 'conflict'; readonly current: BusMessage | undefined }
  /** mayWrite said no; an earlier copy may be stored. */
  | { readonly outcome: 'fenced' };
export interface StatePublisher {
  /** One in flight per subject: later puts of the same subject wait. @throws RefusedError, StoppedError */
  put(state: { subject: string; payload: Uint8Array; headers?: Headers; expected: number }): Promise<PutOutcome>;
}
export declare function createStatePublisher(publisher: Publisher, options: { mayWrite(): boolean }): StatePublisher;

/** Removes a subject's messages below a sequence. Returns how many. */
export declare function purgeSubject(
  bus: Bus,
  options: { stream: string; subject: string; uptoSequenceExclusive: number },
): Promise<number>;
/** The last message of a subject. Retries until the server answers or `signal` aborts. */
export declare function readLast(
  bus: Bus,
  stream: string,
  subject: string,
  signal?: AbortSignal,
): Promise<BusMessage | undefined>;

export interface RecreatedStream {
  readonly stream: string;
  readonly created: string;
  readonly lastSequence: number;
  /** `new`: another creation time. `rolled-back`: the same, with a last sequence below a delivered one. */
  readonly kind: 'new' | 'rolled-back';
}
export interface ReadStreamOptions {
  readonly stream: string;
  readonly filterSubjects?: readonly string[];
  /** Default 1, the beginning. */
  readonly fromSequence?: number;
  /** Awaited: the next message waits. A rejection ends the process's trust in the handler: it is logged and counted, and reading goes on. */
  readonly onMessage: (message: BusMessage) => void | Promise<void>;
  /** Nothing is pending behind what was delivered; again after each reconnect. */
  readonly onCaughtUp?: (lastSequence: number) => void | Promise<void>;
  /** The stream was re-created; what follows is the new one from its beginning. */
  readonly onRecreated?: (info: RecreatedStream) => void | Promise<void>;
}
export interface StreamReader extends Component {
  readonly caughtUp: boolean;
  readonly lastSequence: number;
}
export declare function readStream(bus: Bus, options: ReadStreamOptions): StreamReader;

export interface Delivery {
  readonly message: BusMessage;
  /** Which try of this process: 1 at first. */
  readonly attempt: number;
  /** Resolves when the server has proven the acknowledgement (or the stream it came from is gone). Progress is reported by itself while a delivery is open. */
  ack(): Promise<void>;
  /** The message is at fault: tried again after a pause, put into quarantine at the fifth time. Throwing from onMessage is the same. */
  fail(reason: string): void;
}
export interface ConsumeOptions {
  readonly stream: string;
  readonly durable: string;
  readonly filterSubjects?: readonly string[];
  readonly ackWaitMs: number;
  readonly maxAckPending: number;
  readonly onMessage: (delivery: Delivery) => void | Promise<void>;
  readonly onRecreated?: (info: RecreatedStream) => void | Promise<void>;
}
export interface DurableConsumer extends Component {
  /** Deliveries not yet acknowledged with proof. */
  readonly open: number;
}
export declare function consumeDurable(bus: Bus, publisher: Publisher, options: ConsumeOptions): DurableConsumer;

export interface LeaseOptions {
  /** `<service>.<name>`, within the bucket kestrel_leases. */
  readonly key: string;
  readonly holder: string;
  readonly onAcquired: () => void;
  readonly onLost: () => void;
}
export interface Lease extends Component {
  /** Judged by the monotonic clock at each call: false at once after a pause longer than the lease. */
  isHeld(): boolean;
  /** Who held it when last looked; undefined: nobody, or unknown. */
  readonly holder: string | undefined;
}
export declare function createLease(bus: Bus, options: LeaseOptions): Lease;

export interface TotalsSnapshot {
  readonly received: number;
  readonly open: number;
  readonly published: number;
  readonly delivered: number;
  readonly filtered: Readonly<Record<string, number>>;
  readonly lost: Readonly<Record<string, number>>;
}
export interface Totals extends Component {
  received(count: number): void;
  published(count: number): void;
  delivered(count: number): void;
  filtered(cause: string, count: number): void;
  lost(cause: string, count: number): void;
  /** Observations in open windows now. */
  setOpen(count: number): void;
  snapshot(): TotalsSnapshot;
}
export declare function createTotals(bus: Bus, options: { class: string }): Totals;
export declare function encodeTotals(totals: TotalsSnapshot): string;
export declare function decodeTotals(text: string): TotalsSnapshot | undefined;
