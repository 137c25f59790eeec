import type { cloud } from '@kestrel/proto';
import { operatorMessages } from '../streams/member-messages.ts';
import { type StreamKind, type StreamRequest, streamSpecs } from '../streams/stream-kinds.ts';
import type { Cluster } from './cluster.ts';
import type { ControlAnswer } from './control-requests.ts';
import type { InventoryStream } from './inventory.ts';
import { asInventoryMessage, toInventoryObject } from './inventory-object.ts';
import { observationsOf } from './merged-traffic.ts';

/** The stream on which a message came. */
export interface MessageSource {
  readonly kind: StreamKind;
  /** For anomalies and commits, for instance `data-3`. */
  readonly name: string;
  /** Whether records with a delivery id that was seen before are dropped. */
  readonly dropsDuplicates: boolean;
  /** Of a data stream. */
  readonly inventory: InventoryStream | undefined;
}

const eventTypes = new Set([
  'kubernetes_event',
  'pod_status_change',
  'node_condition_change',
  'workload_rollout_status',
  'datadog_monitor_alert',
]);

/** Takes in one message of an operator. Nothing in it can make this throw. True where it committed the inventory. */
export function receiveMessage(cluster: Cluster, source: MessageSource, bytes: Uint8Array): boolean {
  const request = decode(source.kind, bytes);
  const type = request?.request;
  if (request === undefined || type === undefined) {
    const kind = request === undefined ? 'undecodable' : 'unknown-message';
    cluster.counters.add(source.kind, kind, bytes.length);
    cluster.anomalies.add(kind, source.name, `${bytes.length} bytes`);
    return false;
  }
  const count = cluster.counters.add(source.kind, type, bytes.length);
  if (type === 'inventory_commit') return source.inventory?.commit(request.inventory_commit ?? {}) ?? false;
  if (isDuplicate(cluster, source, request, type)) count.duplicates += 1;
  else count.observations += take(cluster, source, { request, type, bytes });
  return false;
}

interface TypedRequest {
  readonly request: StreamRequest;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Returns how many observations the message stands for. */
function take(cluster: Cluster, source: MessageSource, typed: TypedRequest): number {
  const { request, type, bytes } = typed;
  const message = operatorMessages.get(type) ?? '';
  const payload = (request as unknown as Record<string, object>)[type] ?? {};
  const inventoryMessage = asInventoryMessage(message);
  if (inventoryMessage !== undefined) {
    const { object, action } = toInventoryObject(inventoryMessage, { type, payload, bytes });
    source.inventory?.receive(object, action);
  } else if (isAnswer(type)) {
    receiveAnswer(cluster, source, {
      at: new Date(),
      on: source.kind,
      message,
      payload,
      bytes: bytes.length,
    });
  } else {
    return keepTelemetry(cluster, source, typed);
  }
  return 1;
}

function decode(kind: StreamKind, bytes: Uint8Array): StreamRequest | undefined {
  try {
    return streamSpecs[kind].decode(bytes);
  } catch {
    return undefined;
  }
}

/** Of inventory the last state counts, so it may come again; answers are told apart by their requests. */
function isDuplicate(cluster: Cluster, source: MessageSource, request: StreamRequest, type: string): boolean {
  if (!source.dropsDuplicates || request.delivery_id === '' || !isTelemetry(type)) return false;
  return !cluster.deliveries.add(request.delivery_id);
}

function isTelemetry(type: string): boolean {
  return eventTypes.has(type) || ['flow', 'l7_access_log', 'pod_logs'].includes(type);
}

function isAnswer(type: string): boolean {
  return type.endsWith('_response') || type === 'network_policy_with_errors';
}

function keepTelemetry(
  cluster: Cluster,
  source: MessageSource,
  { request, type, bytes }: TypedRequest,
): number {
  if (request.flow) {
    cluster.flows.add(request.flow, bytes.length);
    return observationsOf(request.flow);
  }
  if (request.l7_access_log) {
    cluster.accessLogs.add(request.l7_access_log, bytes.length);
    return observationsOf(request.l7_access_log);
  }
  if (request.operator_stats) {
    cluster.operatorStats = { at: new Date(), message: request.operator_stats };
    return 1;
  }
  const log = type === 'pod_logs' ? cluster.logs : cluster.events;
  // A copy: the transport's buffer may be a small part of a big one.
  log.push({ at: new Date(), stream: source.kind, type, bytes: Uint8Array.from(bytes) });
  return 1;
}

function receiveAnswer(cluster: Cluster, source: MessageSource, answer: ControlAnswer): void {
  const { request_id: requestId, policies } = answer.payload as {
    request_id?: string;
    policies?: cloud.v1.NetworkPolicyWithError.$Properties[];
  };
  // A pushed policy has an id of its own, and its answer may be about several.
  for (const id of policies ? policies.map((policy) => policy.policy_id ?? '') : [requestId ?? '']) {
    if (!cluster.control.answer(id, answer))
      cluster.anomalies.add('unknown-answer', source.name, `${answer.message} ${id}`);
  }
}
