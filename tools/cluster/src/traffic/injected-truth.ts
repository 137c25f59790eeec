import { flow } from '@kestrel/proto/hubble-codecs';
import type { HubbleFlow } from '../hubble/event-template.ts';
import type { HubbleEndpoint } from './actor.ts';
import { points } from './sighting.ts';

/** What tells flows apart for the cloud, without addresses: outsiders of one label are one. */
export interface FlowTruth {
  readonly source: readonly [namespace: string, kind: string, name: string];
  readonly destination: readonly [namespace: string, kind: string, name: string];
  readonly direction: string;
  readonly port: number;
  readonly protocol: string;
  readonly allowed: boolean;
  /** Events with this key that an agent saw. */
  count: number;
}

export interface TruthTotals {
  /** Every event that an agent saw. */
  events: number;
  /** Of them, those that are a flow in the direction of the request: what the cloud must count. */
  requests: number;
  replies: number;
  /** Socket events, which are beside the flows, and packets on their way in, which a policy may still drop. */
  notFlows: number;
  /** By the name of flow.LostEventSource. */
  lost: Record<string, number>;
}

/** Counts what the agents saw, so that a test can say what the cloud must have. */
export class InjectedTruth {
  readonly #flows = new Map<string, FlowTruth>();
  readonly #totals: TruthTotals = { events: 0, requests: 0, replies: 0, notFlows: 0, lost: {} };

  get totals(): TruthTotals {
    return this.#totals;
  }

  get flows(): FlowTruth[] {
    return [...this.#flows.values()].filter(({ count }) => count > 0);
  }

  /** How to count events of this kind: to be called for each that an agent saw. */
  accountOf(event: HubbleFlow): () => void {
    const totals = this.#totals;
    const count = this.#countOf(event, totals);
    return () => {
      totals.events += 1;
      count();
    };
  }

  lost(source: string, count: number): void {
    this.#totals.lost[source] = (this.#totals.lost[source] ?? 0) + count;
  }

  #countOf(event: HubbleFlow, totals: TruthTotals): () => void {
    const isAllowed = meaningOf(event.verdict ?? flow.Verdict.VERDICT_UNKNOWN);
    if (isAllowed === undefined || (isAllowed && isOnItsWayIn(event))) {
      return () => {
        totals.notFlows += 1;
      };
    }
    if (event.is_reply?.value === true) {
      return () => {
        totals.replies += 1;
      };
    }
    const truth = this.#flowOf(event, isAllowed);
    return () => {
      totals.requests += 1;
      truth.count += 1;
    };
  }

  #flowOf(event: HubbleFlow, allowed: boolean): FlowTruth {
    const [protocol, ports] = Object.entries(event.l4 ?? {})[0] ?? ['', {}];
    const truth: FlowTruth = {
      source: nameOf(event.source),
      destination: nameOf(event.destination),
      direction: flow.TrafficDirection[event.traffic_direction ?? 0] ?? '',
      port: (ports as { destination_port?: number } | null)?.destination_port ?? 0,
      protocol,
      allowed,
      count: 0,
    };
    const key = JSON.stringify(truth);
    const known = this.#flows.get(key);
    if (known !== undefined) return known;
    this.#flows.set(key, truth);
    return truth;
  }
}

/** Whether the traffic passes; undefined for what is no traffic. */
function meaningOf(verdict: flow.Verdict): boolean | undefined {
  switch (verdict) {
    case flow.Verdict.FORWARDED:
    case flow.Verdict.REDIRECTED:
    case flow.Verdict.AUDIT:
      return true;
    case flow.Verdict.DROPPED:
    case flow.Verdict.ERROR:
      return false;
    default:
      return undefined;
  }
}

function isOnItsWayIn({ event_type, traffic_direction, is_reply }: HubbleFlow): boolean {
  const { type, sub_type } = points.fromEndpoint;
  const isThere = event_type?.type === type && event_type.sub_type === sub_type;
  return isThere && !traffic_direction && !is_reply;
}

/** The naming that the cloud's contract asks for. */
function nameOf(endpoint: HubbleEndpoint | null | undefined): FlowTruth['source'] {
  const { namespace, workloads, pod_name: pod, labels, identity } = endpoint ?? {};
  const [workload] = workloads ?? [];
  if (workload) return [namespace ?? '', workload.kind ?? '', workload.name ?? ''];
  if (pod) return [namespace ?? '', 'Pod', pod];
  const [label] = labels ?? [];
  return label === undefined ? ['', 'Unknown', `identity-${identity ?? 0}`] : ['', 'Unmanaged', label];
}
