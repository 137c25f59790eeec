import { encodeFrame } from '@kestrel/grpc';
import { observer } from '@kestrel/proto/hubble-codecs';
import type { EventRing } from './event-ring.ts';
import { EventTemplate } from './event-template.ts';
import { type FieldMask, parseFieldMask } from './field-mask.ts';
import { createFlowMatch, type FlowMatch } from './flow-filter.ts';
import { type AnswerStream, GrpcFailure, grpcStatus } from './grpc-server.ts';

export interface FlowSource {
  readonly node: string;
  readonly ring: EventRing;
  /** Part of the uuids. */
  readonly incarnation: number;
  /** The time, in ms. */
  readonly now: () => number;
  /** An older agent knows no field masks and sends everything. */
  readonly knowsFieldMasks: boolean;
  /** Called with the number of events that were overwritten before a reader got them. */
  readonly onOverrun: (count: number) => void;
}

type Request = observer.GetFlowsRequest.$Properties;

const batchBytes = 64 * 1024;
/** flow.LostEventSource: the reader was too slow. */
const hubbleRingBuffer = 3;

/** One GetFlows call: reads the ring at the speed of its client. */
export class FlowStream {
  readonly #source: FlowSource;
  readonly #answers: AnswerStream;
  readonly #matches: FlowMatch;
  readonly #mask: FieldMask | undefined;
  readonly #follows: boolean;
  readonly #until: { seconds: number; nanos: number } | undefined;
  /** Number of the event to look at next. */
  #cursor: number;
  /** What may still be sent of it; of a call that follows, no limit. */
  #left: number;
  #isWaiting = false;
  #isOver = false;

  /** @throws GrpcFailure INVALID_ARGUMENT */
  constructor(source: FlowSource, request: Request, answers: AnswerStream) {
    if (request.first && request.follow) {
      throw new GrpcFailure(grpcStatus.invalidArgument, 'first cannot be specified with follow');
    }
    this.#source = source;
    this.#answers = answers;
    this.#mask = maskOf(source, request);
    this.#matches = createFlowMatch(request.whitelist ?? [], request.blacklist ?? []);
    this.#follows = request.follow ?? false;
    this.#until = request.until ? timeOf(request.until) : undefined;
    this.#cursor = this.#startOf(request);
    const number = request.number ?? 0;
    this.#left = this.#follows || number === 0 ? Infinity : number;
    answers.onClosed(() => {
      this.#isOver = true;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether its client waits for events like this. */
  isFollowing(event: EventTemplate): boolean {
    return this.#follows && this.#matches(event);
  }

  /** Sends what is there. To be called when something has come. */
  pump(): void {
    while (!this.#isOver && !this.#isWaiting) {
      const batch = this.#nextBatch();
      if (batch.length > 0 && !this.#answers.write(batch)) this.#waitForDrain();
      if (this.#isFinished()) this.#end();
      else if (batch.length === 0) return;
    }
  }

  /** Bytes that are no message, as from an agent gone mad. */
  sendGarbage(): void {
    if (!this.#isOver)
      this.#answers.write(encodeFrame(Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x01])));
  }

  #waitForDrain(): void {
    this.#isWaiting = true;
    this.#answers.onDrain(() => {
      this.#isWaiting = false;
      this.pump();
    });
  }

  #isFinished(): boolean {
    return this.#left <= 0 || (!this.#follows && this.#cursor >= this.#source.ring.next);
  }

  #end(): void {
    this.#isOver = true;
    this.#answers.end();
  }

  #nextBatch(): Buffer {
    const { ring } = this.#source;
    const missed = ring.oldest - this.#cursor;
    if (missed > 0) {
      this.#cursor = ring.oldest;
      this.#source.onOverrun(missed);
      return this.#lostFrame(hubbleRingBuffer, missed, this.#source.now());
    }
    const target = Buffer.allocUnsafe(batchBytes);
    let at = 0;
    while (this.#cursor < ring.next && this.#left > 0) {
      const event = ring.eventAt(this.#cursor);
      if (!(event instanceof EventTemplate)) {
        // It has a size of its own, so it travels alone.
        if (at > 0) break;
        const lost = this.#lostFrame(event.source, event.count, this.#timeMsAt(this.#cursor));
        this.#cursor += 1;
        return lost;
      }
      if (this.#isWanted(event)) {
        if (at + event.sizeOf(this.#mask) > batchBytes) break;
        at = event.write(target, at, this.#mask, this.#stampAt(this.#cursor));
        this.#left -= 1;
      }
      this.#cursor += 1;
    }
    return target.subarray(0, at);
  }

  #isWanted(event: EventTemplate): boolean {
    if (this.#until === undefined) return this.#matches(event);
    const { ring } = this.#source;
    const { seconds, nanos } = this.#until;
    const own = ring.secondsAt(this.#cursor);
    const isLate = own > seconds || (own === seconds && ring.nanosAt(this.#cursor) > nanos);
    if (isLate) this.#left = 0;
    return !isLate && this.#matches(event);
  }

  #stampAt(sequence: number) {
    const { ring, incarnation } = this.#source;
    return {
      seconds: ring.secondsAt(sequence),
      nanos: ring.nanosAt(sequence),
      port: ring.portAt(sequence),
      incarnation,
      sequence,
    };
  }

  #timeMsAt(sequence: number): number {
    const { ring } = this.#source;
    return ring.secondsAt(sequence) * 1000 + ring.nanosAt(sequence) / 1e6;
  }

  #lostFrame(source: number, count: number, timeMs: number): Buffer {
    const seconds = Math.floor(timeMs / 1000);
    const time = { seconds, nanos: Math.floor((timeMs - seconds * 1000) * 1e6) };
    const lost = { source, num_events_lost: count, first: time, last: time };
    const node_name = this.#source.node;
    return encodeFrame(observer.GetFlowsResponse.encode({ lost_events: lost, node_name, time }).finish());
  }

  /** `since` before `number`; neither, and followed: from now on. */
  #startOf({ since, number, first, follow }: Request): number {
    const { ring } = this.#source;
    if (since) {
      const { seconds, nanos } = timeOf(since);
      return ring.firstSince(seconds, nanos);
    }
    if (number && !first) return this.#lastOf(number);
    return follow ? ring.next : ring.oldest;
  }

  /** Where the last `count` wanted events begin. */
  #lastOf(count: number): number {
    const { ring } = this.#source;
    let sequence = ring.next;
    let found = 0;
    while (sequence > ring.oldest && found < count) {
      sequence -= 1;
      const event = ring.eventAt(sequence);
      if (event instanceof EventTemplate && this.#matches(event)) found += 1;
    }
    return sequence;
  }
}

/** Equal masks are one object, so that a template is encoded once for each. */
const masks = new Map<string, FieldMask>();
const maxMasks = 64;

function maskOf({ knowsFieldMasks }: FlowSource, { field_mask: asked }: Request): FieldMask | undefined {
  const paths = asked?.paths ?? [];
  if (!knowsFieldMasks || paths.length === 0) return undefined;
  const key = [...paths].sort().join();
  let mask = masks.get(key);
  if (mask === undefined) {
    mask = parseFieldMask(paths);
    if (masks.size >= maxMasks) masks.clear();
    masks.set(key, mask);
  }
  return mask;
}

function timeOf(time: { seconds?: number | null; nanos?: number | null }): {
  seconds: number;
  nanos: number;
} {
  return { seconds: time.seconds ?? 0, nanos: time.nanos ?? 0 };
}
