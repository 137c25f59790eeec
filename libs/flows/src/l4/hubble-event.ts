import { Span, SpanList } from '../span.ts';

/** Which member of GetFlowsResponse a message holds. */
export const eventKind = { none: 0, flow: 1, nodeStatus: 2, lostEvents: 3 } as const;

/** `is_reply` has three states: on drops and some tunnels it is not known. */
export const replyState = { unknown: 0, no: 1, yes: 2 } as const;

export class TimeField {
  isSet = false;
  seconds = 0;
  nanos = 0;

  clear(): void {
    this.isSet = false;
    this.seconds = 0;
    this.nanos = 0;
  }
}

/**
 * The used fields of one GetFlowsResponse: numbers, and places of what is longer. One object serves all messages, and is
 * good until the next is read.
 */
export class HubbleEvent {
  /** See `eventKind`; none where the message had no member that this version knows. */
  kind = 0;
  readonly responseNode = new Span();
  readonly responseTime = new TimeField();
  readonly flowNode = new Span();
  readonly flowTime = new TimeField();
  verdict = 0;
  direction = 0;
  /** See `replyState`. */
  reply = 0;
  /** Kind of the event in Cilium's numbers, and of a trace where it was seen. */
  type = 0;
  subType = 0;
  /** Index in `protocolNames`. */
  protocol = 0;
  /** Destination port, 0 for ICMP. */
  port = 0;
  readonly sourceIp = new Span();
  readonly destinationIp = new Span();
  readonly source = new Span();
  readonly destination = new Span();
  readonly uuid = new Span();
  readonly ingressPolicies = new SpanList();
  readonly egressPolicies = new SpanList();
  aggregatedIngress = 0;
  aggregatedEgress = 0;
  aggregatedUnknown = 0;
  lostSource = 0;
  lostCount = 0;
  stateChange = 0;
  readonly statusNodes = new SpanList();
  readonly statusMessage = new Span();

  /** The relay copies it from the flow, unless the flow was masked. */
  get node(): Span {
    return this.responseNode.isEmpty ? this.flowNode : this.responseNode;
  }

  /** Observations in this event: more than 1 where the agent has aggregated. */
  get weight(): number {
    return this.aggregatedIngress + this.aggregatedEgress + this.aggregatedUnknown || 1;
  }

  clear(): void {
    this.responseNode.set(0, 0);
    this.responseTime.clear();
    this.startMember(eventKind.none);
  }

  /** Forgets what was read of a member of the oneof, as another one replaces it. */
  startMember(kind: number): void {
    this.kind = kind;
    this.flowNode.set(0, 0);
    this.flowTime.clear();
    this.verdict = 0;
    this.direction = 0;
    this.reply = replyState.unknown;
    this.type = 0;
    this.subType = 0;
    this.protocol = 0;
    this.port = 0;
    this.sourceIp.set(0, 0);
    this.destinationIp.set(0, 0);
    this.source.set(0, 0);
    this.destination.set(0, 0);
    this.uuid.set(0, 0);
    this.ingressPolicies.count = 0;
    this.egressPolicies.count = 0;
    this.aggregatedIngress = 0;
    this.aggregatedEgress = 0;
    this.aggregatedUnknown = 0;
    this.lostSource = 0;
    this.lostCount = 0;
    this.stateChange = 0;
    this.statusNodes.count = 0;
    this.statusMessage.set(0, 0);
  }
}
