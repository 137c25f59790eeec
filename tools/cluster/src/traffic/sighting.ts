import { flow } from '@kestrel/proto/hubble-codecs';
import { anyClientPort, type HubbleFlow } from '../hubble/event-template.ts';
import type { Actor } from './actor.ts';
import type { Decision, HubblePolicy } from './policy-decision.ts';

/** Where in the datapath an event is from: type and subtype as Cilium numbers them. */
export const points = {
  drop: { type: 1, sub_type: 133 },
  explicitDrop: { type: 1, sub_type: 181 },
  toEndpoint: { type: 4, sub_type: 0 },
  toStack: { type: 4, sub_type: 3 },
  fromEndpoint: { type: 4, sub_type: 5 },
  toNetwork: { type: 4, sub_type: 11 },
  verdict: { type: 5, sub_type: 0 },
  socket: { type: 7, sub_type: 1 },
  layer7: { type: 129, sub_type: 0 },
} as const;

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A request from one actor to another, as the packets say. */
export interface Exchange {
  readonly from: Actor;
  readonly to: Actor;
  /** With a port, or of ICMP. */
  readonly port: number;
  readonly protocol: Protocol | 'ICMPv4' | 'ICMPv6';
  readonly isIpv6?: boolean;
}

export interface Sighting {
  readonly node: string;
  readonly point: (typeof points)[keyof typeof points];
  readonly direction?: 'INGRESS' | 'EGRESS';
  readonly verdict?: flow.Verdict;
  readonly isAnswer?: boolean;
  /** Further fields, which win. */
  readonly more?: HubbleFlow;
}

/** One event of an exchange as an agent reports it; of the answer, the ends are swapped. */
export function sight(exchange: Exchange, sighting: Sighting): HubbleFlow {
  const { from, to, isIpv6 = false } = exchange;
  const { node, point, direction, verdict = flow.Verdict.FORWARDED, isAnswer = false, more } = sighting;
  const [source, destination] = isAnswer ? [to, from] : [from, to];
  const [sourceIp, destinationIp] = isIpv6 ? [source.ipv6, destination.ipv6] : [source.ip, destination.ip];
  return {
    verdict,
    IP: {
      source: sourceIp,
      destination: destinationIp,
      ipVersion: isIpv6 ? flow.IPVersion.IPv6 : flow.IPVersion.IPv4,
    },
    l4: layer4(exchange, isAnswer),
    source: source.endpoint,
    destination: destination.endpoint,
    Type: flow.FlowType.L3_L4,
    node_name: node,
    event_type: point,
    ...(direction === undefined ? {} : { traffic_direction: flow.TrafficDirection[direction] }),
    // Before an endpoint's program has looked, nobody knows whether it is a reply.
    ...(direction === undefined ? {} : { is_reply: { value: isAnswer } }),
    node_labels: nodeLabels(node),
    ...more,
  };
}

/** A verdict event: which policies let it pass, or that none did. */
export function sightVerdict(
  exchange: Exchange,
  node: string,
  direction: 'INGRESS' | 'EGRESS',
  { isAllowed, allowedBy }: Decision,
): HubbleFlow {
  const policies: readonly HubblePolicy[] = allowedBy;
  const field = direction === 'INGRESS' ? 'ingress_allowed_by' : 'egress_allowed_by';
  return sight(exchange, {
    node,
    point: points.verdict,
    direction,
    verdict: isAllowed ? flow.Verdict.FORWARDED : flow.Verdict.DROPPED,
    more: isAllowed
      ? { policy_match_type: 2, [field]: policies }
      : { policy_match_type: 0, ...dropReason(flow.DropReason.POLICY_DENIED) },
  });
}

/** A drop does not say whether it is a reply. */
export function sightDrop(
  exchange: Exchange,
  node: string,
  reason: flow.DropReason,
  deniedBy: readonly HubblePolicy[] = [],
): HubbleFlow {
  const { is_reply: _unknown, ...event } = sight(exchange, {
    node,
    point: reason === flow.DropReason.POLICY_DENY ? points.explicitDrop : points.drop,
    direction: 'INGRESS',
    verdict: flow.Verdict.DROPPED,
    more: {
      ...dropReason(reason),
      ...(deniedBy.length === 0 ? {} : { ingress_denied_by: [...deniedBy] }),
    },
  });
  return event;
}

function dropReason(reason: flow.DropReason): HubbleFlow {
  return { drop_reason: reason, drop_reason_desc: reason };
}

function layer4({ protocol, port }: Exchange, isAnswer: boolean): flow.Layer4.$Properties {
  switch (protocol) {
    case 'ICMPv4':
      return { ICMPv4: { type: isAnswer ? 0 : 8, code: 0 } };
    case 'ICMPv6':
      return { ICMPv6: { type: isAnswer ? 129 : 128, code: 0 } };
    default: {
      const [source, destination] = isAnswer ? [port, anyClientPort] : [anyClientPort, port];
      return { [protocol]: { source_port: source, destination_port: destination } };
    }
  }
}

function nodeLabels(node: string): string[] {
  return [
    'beta.kubernetes.io/arch=amd64',
    'beta.kubernetes.io/os=linux',
    'kubernetes.io/arch=amd64',
    `kubernetes.io/hostname=${node}`,
    'kubernetes.io/os=linux',
    'topology.kubernetes.io/region=eu-central-1',
  ];
}
