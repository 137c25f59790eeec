import { decodeMessage } from '@kestrel/proto';
import { toJson } from '@kestrel/proto/json';
import type { FaultSettings } from '../faults.ts';
import { anomalyMeanings } from '../state/anomalies.ts';
import type { Cluster, KeptMessage } from '../state/cluster.ts';
import type { ControlRecord } from '../state/control-requests.ts';
import type { CommitRecord } from '../state/inventory.ts';
import type { InventoryObject } from '../state/inventory-object.ts';
import type { MessageCount } from '../state/message-counters.ts';
import { operatorMessages } from '../streams/member-messages.ts';
import type { OpenStreams } from '../streams/open-streams.ts';
import { streamSpecs } from '../streams/stream-kinds.ts';
import type { StreamSession } from '../streams/stream-session.ts';

export function viewCluster(cluster: Cluster, streams: OpenStreams) {
  const open = streams.open(cluster);
  return {
    cluster: cluster.name,
    tenant: cluster.tenant,
    first_seen: cluster.firstSeen.toISOString(),
    connected: open.some(({ kind }) => kind === 'data'),
    open_streams: open.length,
    commits: cluster.inventory.commitCount,
    objects: cluster.inventory.objects.size,
    anomalies: Object.values(cluster.anomalies.counts()).reduce((sum, count) => sum + count, 0),
  };
}

export function viewStream(session: StreamSession) {
  const { inventory, lane, closed } = session;
  return {
    name: session.name,
    kind: session.kind,
    peer: session.peer,
    certificate_subject: session.certificateSubject,
    opened_at: session.openedAt.toISOString(),
    closed_at: closed?.at.toISOString() ?? null,
    close_reason: closed?.reason ?? null,
    received: session.received,
    received_bytes: session.receivedBytes,
    last_message_at: session.lastMessageAt?.toISOString() ?? null,
    last_heartbeat_at: lane.lastHeartbeat?.toISOString() ?? null,
    acks_written: lane.acksWritten,
    write_waiting: lane.isWriting,
    announced_extensions: session.announcedExtensions,
    operator_extensions: session.operatorExtensions,
    ...(inventory && { committed: inventory.isCommitted, objects: inventory.size }),
  };
}

export function viewCommit(commit: CommitRecord) {
  return {
    at: commit.at.toISOString(),
    stream: commit.stream,
    objects: commit.objects,
    by_type: commit.byType,
    duration_ms: commit.durationMs,
    message: toJson('cloud.v1.InventoryCommit', commit.message),
  };
}

export function viewObject({ type, namespace, name, uid, message, bytes }: InventoryObject) {
  return { type, namespace, name, uid, object: toJson(message, decodeMessage(message, bytes)) };
}

export function viewKept({ at, stream, type, bytes }: KeptMessage) {
  const request = streamSpecs[stream].decode(bytes) as unknown as Record<string, object>;
  const message = toJson(operatorMessages.get(type) ?? '', request[type] ?? {});
  return { at: at.toISOString(), stream, type, message };
}

export function viewCounters(cluster: Cluster) {
  const received = cluster.counters.snapshot();
  const none = Object.keys(anomalyMeanings).map((kind) => [kind, 0]);
  return {
    received,
    duplicates_dropped: sumOf(Object.values(received).flatMap(Object.values<MessageCount>), 'duplicates'),
    commits: cluster.inventory.commitCount,
    anomalies: { ...Object.fromEntries(none), ...cluster.anomalies.counts() },
    last_anomalies: cluster.anomalies
      .newest(100)
      .map((anomaly) => ({ ...anomaly, at: anomaly.at.toISOString() })),
  };
}

/** Which types of message make up each class of the ledger. */
const ledgerClasses = {
  inventory: /^(namespace|workload|service|pod|node|network_policy|authorization_policy)$/,
  events:
    /^(kubernetes_event|pod_status_change|node_condition_change|workload_rollout_status|datadog_monitor_alert)$/,
  flows: /^flow$/,
  access_logs: /^l7_access_log$/,
  logs: /^pod_logs$/,
  control: /_response$|^network_policy_with_errors$/,
} as const;

/** What of each class arrived here, in observations, however it came: the cloud's side of the operator's ledger. */
export function viewLedger(cluster: Cluster) {
  const counts = Object.values(cluster.counters.snapshot()).flatMap((types) => Object.entries(types));
  const stats = cluster.operatorStats;
  return {
    classes: Object.fromEntries(
      Object.entries(ledgerClasses).map(([name, types]) => {
        const ofClass = counts.filter(([type]) => types.test(type)).map(([, count]) => count);
        return [
          name,
          { delivered: sumOf(ofClass, 'observations'), duplicates: sumOf(ofClass, 'duplicates') },
        ];
      }),
    ),
    ...(stats && {
      operator_stats: {
        at: stats.at.toISOString(),
        message: toJson('cloud.v1.OperatorStats', stats.message),
      },
    }),
  };
}

export function viewTraffic(cluster: Cluster) {
  const { flows, access_logs: logs } = viewLedger(cluster).classes;
  return {
    flows: { ...cluster.flows.totals, duplicates: flows?.duplicates ?? 0 },
    access_logs: { ...cluster.accessLogs.totals, duplicates: logs?.duplicates ?? 0 },
  };
}

export function viewControl(record: ControlRecord) {
  const { answer } = record;
  return {
    request_id: record.requestId,
    type: record.type,
    sent_at: record.sentAt.toISOString(),
    sent_on: record.sentOn,
    request: record.request,
    ...(answer && {
      answer: { at: answer.at.toISOString(), on: answer.on, message: toJson(answer.message, answer.payload) },
    }),
  };
}

export function viewFaults(settings: FaultSettings) {
  return {
    extensions: settings.extensions,
    unimplemented_streams: settings.unimplementedStreams,
    health_unimplemented: settings.healthUnimplemented,
    frozen_streams: settings.frozenStreams,
    hold_acks: settings.holdAcks,
    refuse_connections: settings.refuseConnections,
    reject_tokens: settings.rejectTokens,
    max_connection_age_ms: settings.maxConnectionAgeMs,
    max_connection_grace_ms: settings.maxConnectionGraceMs,
  };
}

function sumOf(counts: readonly MessageCount[], field: 'observations' | 'duplicates'): number {
  return counts.reduce((sum, count) => sum + count[field], 0);
}
