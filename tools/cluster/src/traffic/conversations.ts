import { flow } from '@kestrel/proto/hubble-codecs';
import type { HubbleFlow } from '../hubble/event-template.ts';
import type { Actor, PodActor } from './actor.ts';
import type { Cast } from './cast.ts';
import type { HubblePolicy } from './policy-decision.ts';
import { type Exchange, type Protocol, points, sight, sightDrop, sightVerdict } from './sighting.ts';

/** Everything that the agents of both sides report of one exchange, in order. */
export type Conversation = readonly HubbleFlow[];

type Port = Pick<Exchange, 'port'> & { readonly protocol?: Protocol; readonly isIpv6?: boolean };

/** A pod asks a pod and is answered, or is dropped at the other side: what the cluster's policies say. */
export function call(
  cast: Cast,
  from: PodActor,
  to: PodActor,
  { protocol = 'TCP', ...rest }: Port,
): Conversation {
  const exchange: Exchange = { from, to, protocol, ...rest };
  const egress = cast.policies.egress(from, to, protocol, rest.port);
  const ingress = cast.policies.ingress(to, from, protocol, rest.port);
  const events = [sight(exchange, { node: from.node, point: points.fromEndpoint })];
  if (egress.isEnforced) events.push(sightVerdict(exchange, from.node, 'EGRESS', egress));
  if (!egress.isAllowed) return events;
  events.push(sight(exchange, { node: from.node, point: points.toNetwork, direction: 'EGRESS' }));
  if (ingress.isEnforced) events.push(sightVerdict(exchange, to.node, 'INGRESS', ingress));
  if (!ingress.isAllowed) {
    events.push(sightDrop(exchange, to.node, flow.DropReason.POLICY_DENIED));
    return events;
  }
  return [
    ...events,
    sight(exchange, { node: to.node, point: points.toEndpoint, direction: 'INGRESS' }),
    sight(exchange, { node: to.node, point: points.toNetwork, direction: 'EGRESS', isAnswer: true }),
    sight(exchange, { node: from.node, point: points.toEndpoint, direction: 'INGRESS', isAnswer: true }),
  ];
}

/** A name is looked up: UDP, and what Cilium's DNS proxy says of it. */
export function lookUp(cast: Cast, from: PodActor, to: PodActor, name: string): Conversation {
  const exchange: Exchange = { from, to, port: 53, protocol: 'UDP' };
  const { node } = from;
  const asked = { Type: flow.FlowType.L7, l7: { type: flow.L7FlowType.REQUEST, dns: { query: name } } };
  const answered = {
    Type: flow.FlowType.L7,
    l7: { type: flow.L7FlowType.RESPONSE, latency_ns: 412_000, dns: { query: name, ips: ['172.20.0.40'] } },
  };
  return [
    ...call(cast, from, to, { port: 53, protocol: 'UDP' }),
    sight(exchange, { node, point: points.layer7, direction: 'EGRESS', more: asked }),
    sight(exchange, { node, point: points.layer7, direction: 'EGRESS', isAnswer: true, more: answered }),
  ];
}

/** An explicit deny drops it, whatever else would allow it. */
export function denied(from: PodActor, to: PodActor, port: number): Conversation {
  const exchange: Exchange = { from, to, port, protocol: 'TCP' };
  return [
    sight(exchange, { node: from.node, point: points.toNetwork, direction: 'EGRESS' }),
    sightDrop(exchange, to.node, flow.DropReason.POLICY_DENY, [quarantine]),
  ];
}

/** In audit mode what would be dropped passes. */
export function audited(from: PodActor, to: PodActor, port: number): Conversation {
  const exchange: Exchange = { from, to, port, protocol: 'TCP' };
  const audit = { verdict: flow.Verdict.AUDIT, more: { ingress_denied_by: [quarantine] } };
  return [
    sight(exchange, { node: to.node, point: points.verdict, direction: 'INGRESS', ...audit }),
    sight(exchange, { node: to.node, point: points.toEndpoint, direction: 'INGRESS' }),
  ];
}

/** Somebody outside asks a pod: the node's agent sees both ways. */
export function comeIn(from: Actor, to: PodActor, port: number): Conversation {
  const exchange: Exchange = { from, to, port, protocol: 'TCP' };
  return [
    sight(exchange, { node: to.node, point: points.toEndpoint, direction: 'INGRESS' }),
    sight(exchange, { node: to.node, point: points.toStack, direction: 'EGRESS', isAnswer: true }),
  ];
}

/** A pod asks somebody outside, whose name the DNS proxy knows. */
export function goOut(from: PodActor, to: Actor, port: number, name?: string): Conversation {
  const exchange: Exchange = { from, to, port, protocol: 'TCP' };
  const { node } = from;
  const more = name === undefined ? {} : { destination_names: [name] };
  return [
    sight(exchange, { node, point: points.toStack, direction: 'EGRESS', more }),
    sight(exchange, { node, point: points.toEndpoint, direction: 'INGRESS', isAnswer: true }),
  ];
}

/** An echo request and its answer. */
export function ping(from: Actor, to: PodActor, isIpv6: boolean): Conversation {
  const exchange: Exchange = { from, to, port: 0, protocol: isIpv6 ? 'ICMPv6' : 'ICMPv4', isIpv6 };
  const { node } = to;
  return [
    sight(exchange, { node, point: points.toEndpoint, direction: 'INGRESS' }),
    sight(exchange, { node, point: points.toStack, direction: 'EGRESS', isAnswer: true }),
  ];
}

/** A socket is connected to a Service: events that are no flows. */
export function connectSocket(from: PodActor, to: PodActor, port: number): Conversation {
  const exchange: Exchange = { from, to, port, protocol: 'TCP' };
  const { node } = from;
  const more = { Type: flow.FlowType.SOCK };
  return [
    sight(exchange, { node, point: points.socket, verdict: flow.Verdict.TRACED, more }),
    sight(exchange, { node, point: points.socket, verdict: flow.Verdict.TRANSLATED, more }),
  ];
}

const quarantine: HubblePolicy = {
  name: 'quarantine',
  kind: 'CiliumClusterwideNetworkPolicy',
  labels: ['k8s:io.cilium.k8s.policy.derived-from=CiliumClusterwideNetworkPolicy'],
  revision: 3,
};
