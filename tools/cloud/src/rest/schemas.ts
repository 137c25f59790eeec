import { knownExtensions } from '../faults.ts';
import { anomalyMeanings } from '../state/anomalies.ts';
import { controlMembers, optionalStreamKinds, streamKinds } from '../streams/stream-kinds.ts';

/** JSON schemas of the REST API. `type` and `description` of each property are what /openapi.json shows. */

export const text = { type: 'string' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const maybeTime = { type: 'string', format: 'date-time', nullable: true } as const;
const count = { type: 'integer', minimum: 0 } as const;
export const flag = { type: 'boolean' } as const;
const names = { type: 'array', items: text } as const;
const streamKind = { type: 'string', enum: streamKinds } as const;
const countByName = { type: 'object', additionalProperties: count } as const;

/** A protobuf message in its JSON form, with the names of the .proto. */
export const protoMessage = {
  type: 'object',
  additionalProperties: true,
  description: 'protobuf JSON, proto field names',
} as const;

/** Every property is required unless it is listed in `optional`. */
function object<P extends Record<string, unknown>>(properties: P, optional: readonly (keyof P)[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false } as const;
}

export function page(items: object) {
  return object({ items: { type: 'array', items }, total: count, next_offset: { ...count, nullable: true } });
}

export const errorSchema = object({ code: text, message: text });

export const clusterParams = object({ cluster: text });

export const limitQuery = object({ limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 100 } });

const commit = object({
  at: time,
  stream: text,
  objects: count,
  by_type: countByName,
  duration_ms: { ...count, description: 'from the opening of the stream to its commit' },
  message: protoMessage,
});

export const clusterSummary = object({
  cluster: text,
  tenant: text,
  first_seen: time,
  connected: { ...flag, description: 'a data stream is open' },
  open_streams: count,
  commits: count,
  objects: count,
  anomalies: { ...count, description: 'sum over all kinds' },
});

const stream = object(
  {
    name: text,
    kind: streamKind,
    peer: text,
    certificate_subject: text,
    opened_at: time,
    closed_at: maybeTime,
    close_reason: { ...text, nullable: true },
    received: { ...count, description: 'messages: the ordinal of the last one' },
    received_bytes: count,
    last_message_at: maybeTime,
    last_heartbeat_at: maybeTime,
    acks_written: count,
    write_waiting: { ...flag, description: 'the peer has not taken the last message yet' },
    announced_extensions: names,
    operator_extensions: names,
    committed: { ...flag, description: 'of a data stream: its InventoryCommit came' },
    objects: {
      ...count,
      description: 'of a data stream: objects staged or, once committed, in the inventory',
    },
  },
  ['committed', 'objects'],
);

export const connectionView = object({
  connected: flag,
  streams: { type: 'array', items: stream, description: 'open, oldest first' },
  closed_streams: { type: 'array', items: stream, description: 'the last ones, newest first' },
});

export const inventoryView = object({
  commits: count,
  objects: count,
  by_type: countByName,
  last_commits: { type: 'array', items: commit, description: 'newest first' },
});

export const inventoryItem = object({
  type: text,
  namespace: text,
  name: text,
  uid: text,
  object: protoMessage,
});

export const digestView = object(
  {
    digest: { ...text, description: 'sha256 over the sorted lines' },
    objects: count,
    lines: {
      ...names,
      description: '`type namespace name uid sha256(canonical bytes without action)`, sorted',
    },
  },
  ['lines'],
);

export const keptMessage = object({ at: time, stream: streamKind, type: text, message: protoMessage });

const messageCount = object({ messages: count, bytes: count, observations: count, duplicates: count });
const anomalyCounts = object(
  Object.fromEntries(
    Object.entries(anomalyMeanings).map(([kind, description]) => [kind, { ...count, description }]),
  ),
);

export const countersView = object({
  received: {
    type: 'object',
    description: 'by kind of stream, then by type of message',
    additionalProperties: { type: 'object', additionalProperties: messageCount },
  },
  duplicates_dropped: count,
  commits: count,
  anomalies: anomalyCounts,
  last_anomalies: {
    type: 'array',
    items: object({ kind: text, at: time, stream: text, detail: text }),
    description: 'newest first',
  },
});

const trafficTotals = object({
  keys: { ...count, description: 'kept, of TRAFFIC_KEPT at most' },
  observations: { ...count, description: 'without duplicates, those of forgotten keys included' },
  denied: { ...count, description: 'of these, not allowed' },
  forgotten: { ...count, description: 'observations of keys that had to make room' },
  duplicates: { ...count, description: 'messages with a delivery id that was seen' },
});

export const trafficView = object({ flows: trafficTotals, access_logs: trafficTotals });

const classCount = object({ delivered: count, duplicates: count });

export const ledgerView = object(
  {
    classes: object({
      inventory: classCount,
      events: classCount,
      flows: classCount,
      access_logs: classCount,
      logs: classCount,
      control: classCount,
    }),
    operator_stats: object({ at: time, message: protoMessage }),
  },
  ['operator_stats'],
);

export const controlRecord = object(
  {
    request_id: text,
    type: { type: 'string', enum: controlMembers },
    sent_at: time,
    sent_on: streamKind,
    request: protoMessage,
    answer: object({ at: time, on: streamKind, message: protoMessage }),
  },
  ['answer'],
);

export const faultSettings = {
  extensions: {
    type: 'array',
    items: { type: 'string', enum: knownExtensions },
    description: 'announced to streams that open from now on; none: like a deployed cloud',
  },
  unimplemented_streams: {
    type: 'array',
    items: { type: 'string', enum: optionalStreamKinds },
    description: 'end with UNIMPLEMENTED, like those of an old cloud; open streams stay',
  },
  health_unimplemented: { ...flag, description: 'Health/Check ends with UNIMPLEMENTED' },
  frozen_streams: { type: 'array', items: streamKind, description: 'not read, open ones included' },
  hold_acks: { ...flag, description: 'process everything, acknowledge nothing' },
  refuse_connections: { ...flag, description: 'reset new TCP connections' },
  reject_tokens: { ...flag, description: 'UNAUTHENTICATED for every new call' },
  max_connection_age_ms: { ...count, description: 'GOAWAY at this age, 0: never' },
  max_connection_grace_ms: { ...count, description: 'from GOAWAY to the cut' },
} as const;

export const faultsView = object(faultSettings);
export const faultsChange = object(
  faultSettings,
  Object.keys(faultSettings) as (keyof typeof faultSettings)[],
);
export const connectionsTouched = object({ connections: count });
