import type { HubbleEventReader } from './hubble-event-reader.ts';

/** By relay.NodeState's number. */
const states = ['unknown', 'connected', 'unavailable', 'gone', 'error'] as const;

/** What the relay says of some of its nodes. */
export interface NodeStatus {
  readonly state: (typeof states)[number];
  readonly nodes: readonly string[];
  readonly message: string;
}

/** The node status that was read last. */
export function readNodeStatus({ event, wire }: HubbleEventReader): NodeStatus {
  const text = (start: number, end: number) => Buffer.from(wire.bytes.subarray(start, end)).toString();
  const { statusNodes, statusMessage } = event;
  return {
    state: states[event.stateChange] ?? 'unknown',
    nodes: Array.from({ length: statusNodes.count }, (_, i) =>
      text(statusNodes.startOf(i), statusNodes.endOf(i)),
    ),
    message: text(statusMessage.start, statusMessage.end),
  };
}
