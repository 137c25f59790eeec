import { flow, observer } from '@kestrel/proto/hubble-codecs';
import type { EventTime } from '../src/l4/event-time.ts';

export type FlowEvent = flow.Flow.$Properties;

/** Seconds at which the tests' events begin. */
export const startSeconds = 1_795_000_000;

export function timeAt(offsetMs: number): EventTime {
  const seconds = startSeconds + Math.floor(offsetMs / 1000);
  return { seconds, nanos: Math.round((offsetMs - Math.floor(offsetMs / 1000) * 1000) * 1e6) };
}

let events = 0;

/** A flow from shop/web to shop/db, port 5432, forwarded, seen on `node-a`; each with a uuid of its own. */
export function flowEvent(changes: FlowEvent = {}): FlowEvent {
  events += 1;
  return {
    time: timeAt(events),
    uuid: `00000000-0000-4000-8000-${String(events).padStart(12, '0')}`,
    node_name: 'node-a',
    verdict: flow.Verdict.FORWARDED,
    IP: { source: '10.0.0.1', destination: '10.0.0.2' },
    l4: { TCP: { source_port: 40_000 + events, destination_port: 5432 } },
    source: endpoint('web'),
    destination: endpoint('db'),
    traffic_direction: flow.TrafficDirection.EGRESS,
    is_reply: { value: false },
    ...changes,
  };
}

export function endpoint(name: string): flow.Endpoint.$Properties {
  return {
    identity: 4711,
    namespace: 'shop',
    labels: [`k8s:app=${name}`],
    pod_name: `${name}-0`,
    workloads: [{ name, kind: 'Deployment' }],
  };
}

export function outsider(label: string): flow.Endpoint.$Properties {
  return { identity: 2, labels: [label] };
}

export function encode(event: FlowEvent): Uint8Array {
  const response: observer.GetFlowsResponse.$Properties = { flow: event };
  if (event.node_name) response.node_name = event.node_name;
  if (event.time) response.time = event.time;
  return observer.GetFlowsResponse.encode(response).finish();
}
