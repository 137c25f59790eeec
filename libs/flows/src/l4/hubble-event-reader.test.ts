import { flow, type google, observer, relay } from '@kestrel/proto/hubble-codecs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomMessage } from '../../test/random-responses.ts';
import type { Span } from '../span.ts';
import { malformed } from '../wire-reader.ts';
import { EndpointReader } from './endpoint-reader.ts';
import { eventKind } from './hubble-event.ts';
import { HubbleEventReader } from './hubble-event-reader.ts';

const reader = new HubbleEventReader();
const responses = randomMessage('observer.GetFlowsResponse').map((message) =>
  observer.GetFlowsResponse.encode(message as observer.GetFlowsResponse.$Properties).finish(),
);

/** What the reader made of a message, as plain data. */
function whatWasRead() {
  const { event, wire } = reader;
  const text = ({ start, end }: Pick<Span, 'start' | 'end'>) =>
    Buffer.from(wire.bytes.subarray(start, end)).toString();
  return {
    kind: event.kind,
    node: [text(event.responseNode), text(event.flowNode)],
    times: [event.responseTime, event.flowTime].map(({ isSet, seconds, nanos }) => [isSet, seconds, nanos]),
    verdict: event.verdict,
    direction: event.direction,
    reply: event.reply,
    type: [event.type, event.subType],
    layer4: [event.protocol, event.port],
    ips: [text(event.sourceIp), text(event.destinationIp)],
    uuid: text(event.uuid),
    weight: event.weight,
    policies: [event.ingressPolicies.count, event.egressPolicies.count],
    lost: [event.lostSource, event.lostCount],
    status: [event.stateChange, event.statusNodes.count, text(event.statusMessage)],
    endpoints: [event.source, event.destination].map(identityOf),
  };
}

function identityOf({ start, end }: Pick<Span, 'start' | 'end'>): string {
  const endpoint = new EndpointReader();
  const failure = endpoint.read(reader.wire, start, end);
  if (failure !== 0) return `failure ${failure}`;
  const identity = Buffer.from(endpoint.identityBytes.subarray(0, endpoint.identityLength)).toString(
    'latin1',
  );
  return `${identity} ${endpoint.labels.count}`;
}

type Decoded = observer.GetFlowsResponse.$Properties;

/** The same from the generated decoder. */
function whatShouldBeRead(decoded: Decoded) {
  const event = decoded.flow ?? new flow.Flow();
  const lost = decoded.lost_events ?? new flow.LostEvent();
  const status = decoded.node_status ?? new relay.NodeStatusEvent();
  const ip = event.IP ?? new flow.IP();
  const aggregate = event.aggregate ?? new flow.Aggregate();
  const { ingress_flow_count, egress_flow_count, unknown_direction_flow_count } = aggregate;
  return {
    kind: kindOf(decoded),
    node: [decoded.node_name, event.node_name],
    times: [decoded.time, event.time].map((time) => [time != null, time?.seconds ?? 0, time?.nanos ?? 0]),
    verdict: event.verdict,
    direction: event.traffic_direction,
    reply: replyOf(event.is_reply),
    type: [event.event_type?.type ?? 0, event.event_type?.sub_type ?? 0],
    layer4: layer4Of(event.l4),
    ips: [ip.source, ip.destination],
    uuid: event.uuid,
    weight: sum(ingress_flow_count, egress_flow_count, unknown_direction_flow_count) || 1,
    policies: [event.ingress_allowed_by?.length, event.egress_allowed_by?.length],
    lost: [lost.source, lost.num_events_lost],
    status: [status.state_change, status.node_names?.length, status.message],
    endpoints: [event.source, event.destination].map(expectedIdentity),
  };
}

function kindOf(decoded: Decoded): number {
  if (decoded.flow) return eventKind.flow;
  if (decoded.node_status) return eventKind.nodeStatus;
  return decoded.lost_events ? eventKind.lostEvents : eventKind.none;
}

function replyOf(wrapped: google.protobuf.BoolValue.$Properties | null | undefined): number {
  if (!wrapped) return 0;
  return wrapped.value ? 2 : 1;
}

function sum(...counts: (number | null | undefined)[]): number {
  return counts.reduce((total: number, count) => total + (count ?? 0), 0);
}

function layer4Of(l4: flow.Layer4.$Properties | null | undefined): [number, number] {
  if (l4?.TCP) return [1, l4.TCP.destination_port ?? 0];
  if (l4?.UDP) return [2, l4.UDP.destination_port ?? 0];
  if (l4?.ICMPv4) return [3, 0];
  if (l4?.ICMPv6) return [4, 0];
  return l4?.SCTP ? [5, l4.SCTP.destination_port ?? 0] : [0, 0];
}

function expectedIdentity(endpoint: flow.Endpoint.$Properties | null | undefined): string {
  const workload = endpoint?.workloads?.[0];
  let [kind, name] = ['Unknown', `identity-${endpoint?.identity ?? 0}`];
  if (workload?.name) [kind, name] = [workload.kind ?? '', workload.name];
  else if (endpoint?.pod_name) [kind, name] = ['Pod', endpoint.pod_name];
  else if (endpoint?.labels?.length) [kind, name] = ['Unmanaged', endpoint.labels[0] as string];
  const fields = [endpoint?.namespace ?? '', kind, name].map((text, index) => {
    const bytes = Buffer.from(text);
    return bytes.length === 0
      ? ''
      : Buffer.concat([Buffer.from([((index + 1) << 3) | 2, bytes.length]), bytes]).toString('latin1');
  });
  return `${fields.join('')} ${endpoint?.labels?.length ?? 0}`;
}

function decode(bytes: Uint8Array): Decoded | undefined {
  try {
    return observer.GetFlowsResponse.decode(bytes);
  } catch {
    return undefined;
  }
}

describe('reading GetFlowsResponse', () => {
  it('finds what the generated decoder finds', () => {
    fc.assert(
      fc.property(responses, (bytes) => {
        expect(reader.read(bytes)).toBe(0);
        expect(whatWasRead()).toEqual(whatShouldBeRead(observer.GetFlowsResponse.decode(bytes)));
      }),
      { numRuns: 2000 },
    );
  });

  it('understands messages that come in pieces as the generated decoder does', () => {
    fc.assert(
      fc.property(fc.array(responses, { minLength: 2, maxLength: 4 }), (pieces) => {
        const bytes = Buffer.concat(pieces);
        expect(reader.read(bytes)).toBe(0);
        expect(whatWasRead()).toEqual(whatShouldBeRead(observer.GetFlowsResponse.decode(bytes)));
      }),
      { numRuns: 1000 },
    );
  });

  it('accepts every damaged message that the generated decoder accepts, with the same meaning', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(responses, damage, fc.nat(), fc.boolean(), (whole, changes, cut, isCut) => {
        const bytes = Buffer.from(isCut ? whole.subarray(0, cut % (whole.length + 1)) : whole);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        const failure = reader.read(bytes);
        const decoded = decode(bytes);
        if (!decoded) return;
        expect(failure).toBe(0);
        expect(whatWasRead()).toEqual(whatShouldBeRead(decoded));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads any bytes without throwing or hanging', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const failure = reader.read(bytes);
        const decoded = decode(bytes);
        if (decoded) expect(failure).toBe(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('skips fields, groups and wire types it does not know', () => {
    const known = observer.GetFlowsResponse.encode({ node_name: 'n', flow: { verdict: 1 } }).finish();
    const group = [0x9b, 0x06, 0x9b, 0x06, 0x08, 0x01, 0x9c, 0x06, 0x9c, 0x06];
    const others = [0x08, 0x05, 0x0d, 1, 2, 3, 4, 0x21, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(reader.read(Buffer.concat([Buffer.from(group), known, Buffer.from(others)]))).toBe(0);
    expect(whatWasRead()).toMatchObject({ kind: eventKind.flow, verdict: 1, node: ['n', ''] });
  });

  it.each([
    ['a length beyond the end', [0x0a, 0x05, 0x10], malformed.truncated],
    ['an open varint', [0x0a, 0x02, 0x10, 0x80], malformed.truncated],
    ['a varint of eleven bytes', [0x0a, 0x0c, 0x10, ...new Array(10).fill(0xff), 0x01], malformed.varint],
    ['field number 0', [0x02, 0x00], malformed.tag],
    ['wire type 7', [0x0f], malformed.tag],
    ['a group without an end', [0x9b, 0x06, 0x08, 0x01], malformed.truncated],
    ['the end of another group', [0x9b, 0x06, 0xa4, 0x06], malformed.group],
    ['an end without a group', [0x9c, 0x06], malformed.tag],
    ['groups without a bottom', new Array(500).fill([0x9b, 0x06]).flat(), malformed.depth],
  ])('names %s', (_, bytes, cause) => {
    expect(reader.read(Uint8Array.from(bytes))).toBe(cause);
  });

  it('refuses what is larger than any message of the relay', () => {
    expect(reader.read(new Uint8Array(17 * 1024 * 1024))).toBe(malformed.oversized);
    expect(reader.read(observer.GetFlowsResponse.encode({ node_name: 'n' }).finish())).toBe(0);
  });
});
