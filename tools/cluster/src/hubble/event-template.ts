import { encodeFrame } from '@kestrel/grpc';
import { type flow, observer } from '@kestrel/proto/hubble-codecs';
import { placesOf, varint, writeHex, writeVarint } from '../traffic/patched-bytes.ts';
import { applyFieldMask, type FieldMask } from './field-mask.ts';

export type HubbleFlow = flow.Flow.$Properties;

/** What tells one event from the others of its template. */
export interface EventStamp {
  readonly seconds: number;
  readonly nanos: number;
  /** The client's ephemeral port, at least 16,384; unused where the protocol has no ports. */
  readonly port: number;
  /** With the sequence number, the event's uuid. */
  readonly incarnation: number;
  readonly sequence: number;
}

/** Stands for the client's port in the flow of a template: a varint of three bytes. */
export const anyClientPort = 54_321;

const anySeconds = 0x6a01_2345;
const anyNanos = 0x3a6b_5c4d;
const anyUuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f0';
/** Places of hexadecimal digits in a uuid that hold the incarnation and the sequence number. */
const incarnationAt = 0;
const incarnationDigits = 8;
const sequenceAt = 24;
const sequenceDigits = 12;

/**
 * One kind of event, encoded once for each field mask: an event is a copy of it in which a few bytes are written anew. So
 * an agent makes some million events a second.
 */
export class EventTemplate {
  readonly flow: HubbleFlow;
  readonly #encoded = new Map<FieldMask | undefined, Encoded>();

  constructor(hubbleFlow: HubbleFlow) {
    this.flow = hubbleFlow;
  }

  /** Bytes of an event as a framed message. */
  sizeOf(mask: FieldMask | undefined): number {
    return this.#encodedWith(mask).bytes.length;
  }

  /** Writes an event as a framed message and answers the place behind it. */
  write(target: Buffer, at: number, mask: FieldMask | undefined, stamp: EventStamp): number {
    const { bytes, seconds, nanos, uuids, ports } = this.#encodedWith(mask);
    bytes.copy(target, at);
    for (const place of seconds) writeVarint(target, at + place, stamp.seconds, 5);
    for (const place of nanos) writeVarint(target, at + place, stamp.nanos, 5);
    for (const place of ports) writeVarint(target, at + place, stamp.port, 3);
    for (const place of uuids) {
      writeHex(target, at + place + incarnationAt, stamp.incarnation, incarnationDigits);
      writeHex(target, at + place + sequenceAt, stamp.sequence, sequenceDigits);
    }
    return at + bytes.length;
  }

  #encodedWith(mask: FieldMask | undefined): Encoded {
    let encoded = this.#encoded.get(mask);
    if (encoded === undefined) {
      encoded = encode(this.flow, mask);
      this.#encoded.set(mask, encoded);
    }
    return encoded;
  }
}

/** A message and the places in it that each event writes anew. */
interface Encoded {
  readonly bytes: Buffer;
  readonly seconds: readonly number[];
  readonly nanos: readonly number[];
  readonly uuids: readonly number[];
  readonly ports: readonly number[];
}

function encode(hubbleFlow: HubbleFlow, mask: FieldMask | undefined): Encoded {
  const time = { seconds: anySeconds, nanos: anyNanos };
  const whole: HubbleFlow = { ...hubbleFlow, time, uuid: anyUuid };
  const sent = mask === undefined ? whole : applyFieldMask(whole, mask);
  const bytes = encodeFrame(
    observer.GetFlowsResponse.encode({
      flow: sent,
      ...(sent.node_name == null ? {} : { node_name: sent.node_name }),
      ...(sent.time == null ? {} : { time: sent.time }),
    }).finish(),
  );
  return {
    bytes,
    seconds: placesOf(bytes, varint(anySeconds, 5)),
    nanos: placesOf(bytes, varint(anyNanos, 5)),
    uuids: placesOf(bytes, Buffer.from(anyUuid)),
    ports: portPlaces(bytes),
  };
}

/** The client's port is field 1 of a protocol where it asks, field 2 where it is answered. */
function portPlaces(bytes: Buffer): number[] {
  return [1, 2].flatMap((field) => {
    const pattern = Buffer.concat([Buffer.of(field << 3), varint(anyClientPort, 3)]);
    return placesOf(bytes, pattern).map((place) => place + 1);
  });
}
