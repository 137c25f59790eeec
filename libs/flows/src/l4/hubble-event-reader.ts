import type { Span } from '../span.ts';
import { WireReader } from '../wire-reader.ts';
import { eventKind, HubbleEvent, replyState, type TimeField } from './hubble-event.ts';

const varint = 0;
const sized = 2;

/** More than hubble-relay can send, since gRPC stops at 4 MiB by default. */
const maxMessageBytes = 16 * 1024 * 1024;

/**
 * Reads observer.GetFlowsResponse: the used fields alone, straight from the bytes. What it accepts means the same as what
 * a generated decoder makes of it, embedded messages in pieces included; strings are checked by whoever uses them.
 */
export class HubbleEventReader {
  readonly event = new HubbleEvent();
  readonly wire = new WireReader(maxMessageBytes);

  /** Fills `event` and answers 0, or the cause (see `malformed`), and then `event` means nothing. */
  read(message: Uint8Array): number {
    const { event, wire } = this;
    event.clear();
    wire.load(message);
    while (wire.more()) {
      const tag = wire.tag();
      if ((tag & 7) === sized) this.#readResponseField(tag);
      else wire.skip(tag);
    }
    return wire.failure;
  }

  #readResponseField(tag: number): void {
    const { event } = this;
    switch (tag >>> 3) {
      case 1:
        this.#readMember(eventKind.flow);
        break;
      case 2:
        this.#readMember(eventKind.nodeStatus);
        break;
      case 3:
        this.#readMember(eventKind.lostEvents);
        break;
      case 1000:
        this.wire.place(event.responseNode);
        break;
      case 1001:
        this.#readTime(event.responseTime);
        break;
      default:
        this.wire.skip(tag);
        break;
    }
  }

  /** Members of a oneof: a second one of the same kind adds to the first, one of another kind replaces it. */
  #readMember(kind: number): void {
    const { event, wire } = this;
    if (event.kind !== kind) event.startMember(kind);
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (kind === eventKind.flow) this.#readFlowField(tag);
      else if (kind === eventKind.lostEvents) this.#readLostField(tag);
      else this.#readStatusField(tag);
    }
    wire.leave(outer);
  }

  #readFlowField(tag: number): void {
    if ((tag & 7) === sized) this.#readSizedFlowField(tag);
    else if (tag === ((2 << 3) | varint)) this.event.verdict = this.wire.varint() | 0;
    else if (tag === ((22 << 3) | varint)) this.event.direction = this.wire.varint() | 0;
    else this.wire.skip(tag);
  }

  #readSizedFlowField(tag: number): void {
    const { event } = this;
    switch (tag >>> 3) {
      case 1:
        this.#readTime(event.flowTime);
        break;
      case 5:
        this.#readIp();
        break;
      case 6:
        this.#readLayer4();
        break;
      case 8:
        this.#placeEmbedded(event.source);
        break;
      case 9:
        this.#placeEmbedded(event.destination);
        break;
      case 11:
        this.wire.place(event.flowNode);
        break;
      case 19:
        this.#readEventType();
        break;
      case 26:
        this.#readReply();
        break;
      case 34:
        this.wire.place(event.uuid);
        break;
      case 21001:
        this.wire.placeElement(event.egressPolicies);
        break;
      case 21002:
        this.wire.placeElement(event.ingressPolicies);
        break;
      case 21007:
        this.#readAggregate();
        break;
      default:
        this.wire.skip(tag);
        break;
    }
  }

  #readIp(): void {
    const { event, wire } = this;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | sized)) this.wire.place(event.sourceIp);
      else if (tag === ((2 << 3) | sized)) this.wire.place(event.destinationIp);
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readLayer4(): void {
    const { wire } = this;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      const member = tag >>> 3;
      if ((tag & 7) === sized && member >= 1 && member <= 5) this.#readPorts(member);
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  /** @param member number of the protocol in flow.Layer4, which is its index in `protocolNames` too */
  #readPorts(member: number): void {
    const { event, wire } = this;
    if (event.protocol !== member) event.port = 0;
    event.protocol = member;
    const hasPorts = member !== 3 && member !== 4;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (hasPorts && tag === ((2 << 3) | varint)) event.port = wire.varint();
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readReply(): void {
    const { event, wire } = this;
    if (event.reply === replyState.unknown) event.reply = replyState.no;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | varint)) event.reply = wire.bool() ? replyState.yes : replyState.no;
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readEventType(): void {
    const { event, wire } = this;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | varint)) event.type = wire.varint() | 0;
      else if (tag === ((2 << 3) | varint)) event.subType = wire.varint() | 0;
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readAggregate(): void {
    const { event, wire } = this;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if ((tag & 7) !== varint) wire.skip(tag);
      else if (tag >>> 3 === 1) event.aggregatedIngress = wire.varint();
      else if (tag >>> 3 === 2) event.aggregatedEgress = wire.varint();
      else if (tag >>> 3 === 3) event.aggregatedUnknown = wire.varint();
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readTime(time: TimeField): void {
    const { wire } = this;
    time.isSet = true;
    const outer = wire.enter();
    while (wire.more()) {
      const tag = wire.tag();
      if (tag === ((1 << 3) | varint)) time.seconds = wire.int64();
      else if (tag === ((2 << 3) | varint)) time.nanos = wire.varint() | 0;
      else wire.skip(tag);
    }
    wire.leave(outer);
  }

  #readLostField(tag: number): void {
    if (tag === ((1 << 3) | varint)) this.event.lostSource = this.wire.varint() | 0;
    else if (tag === ((2 << 3) | varint)) this.event.lostCount = this.wire.uint64();
    else this.wire.skip(tag);
  }

  #readStatusField(tag: number): void {
    if (tag === ((1 << 3) | varint)) this.event.stateChange = this.wire.varint() | 0;
    else if (tag === ((2 << 3) | sized)) this.wire.placeElement(this.event.statusNodes);
    else if (tag === ((3 << 3) | sized)) this.wire.place(this.event.statusMessage);
    else this.wire.skip(tag);
  }

  /** An embedded message in several pieces means what their bytes mean one after the other. */
  #placeEmbedded(span: Span): void {
    const { wire } = this;
    const end = wire.sized();
    if (wire.failure !== 0) return;
    const start = wire.pos;
    wire.pos = end;
    if (span.isEmpty) span.set(start, end);
    else wire.join(span, start, end);
  }
}
