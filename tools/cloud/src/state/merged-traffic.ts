import type { cloud, google } from '@kestrel/proto';

type Timestamp = google.protobuf.Timestamp.$Properties;

/** A Flow or L7AccessLog. */
export interface TrafficMessage {
  count?: number | null;
  first_seen?: Timestamp | null;
  last_seen?: Timestamp | null;
}

/**
 * Recent traffic, merged by key: counts add up, first and last sight widen, everything else is the newest message's.
 * At most `capacity` keys; the one that was not seen for longest makes room.
 */
export class MergedTraffic<T extends TrafficMessage> {
  readonly #capacity: number;
  readonly #keyOf: (message: T) => string;
  readonly #merged = new Map<string, T>();

  constructor(capacity: number, keyOf: (message: T) => string) {
    this.#capacity = capacity;
    this.#keyOf = keyOf;
  }

  get size(): number {
    return this.#merged.size;
  }

  add(message: T): void {
    const key = this.#keyOf(message);
    const known = this.#merged.get(key);
    this.#merged.delete(key);
    this.#merged.set(key, known === undefined ? message : merge(known, message));
    if (this.#merged.size > this.#capacity) {
      const { value } = this.#merged.keys().next();
      if (value !== undefined) this.#merged.delete(value);
    }
  }

  /** Newest first. */
  newest(limit: number): T[] {
    return [...this.#merged.values()].slice(-limit).reverse();
  }
}

/** Who talked to whom how; the source port is not part of a flow. */
export function flowKey(flow: cloud.v1.Flow.$Properties): string {
  return JSON.stringify([
    endpointKey(flow.src, flow.src_ip),
    endpointKey(flow.dst, flow.dst_ip),
    flow.direction,
    flow.port,
    flow.protocol,
    flow.allowed,
  ]);
}

export function accessLogKey(log: cloud.v1.L7AccessLog.$Properties): string {
  const { source, destination, http_data: http } = log;
  return JSON.stringify([
    [source?.namespace, source?.kind, source?.name],
    [
      destination?.namespace,
      destination?.kind,
      destination?.name,
      destination?.service_name,
      destination?.port,
    ],
    log.l7_protocol,
    [http?.method, http?.path, http?.response_code],
    log.allowed,
  ]);
}

function endpointKey(
  endpoint: cloud.v1.Endpoint.$Properties | null | undefined,
  ip: string | null | undefined,
) {
  return endpoint?.name ? [endpoint.ns, endpoint.kind, endpoint.name] : [ip];
}

function merge<T extends TrafficMessage>(known: T, message: T): T {
  return {
    ...message,
    count: (known.count ?? 0) + (message.count ?? 0),
    first_seen: earlier(known.first_seen, message.first_seen),
    last_seen:
      earlier(known.last_seen, message.last_seen) === known.last_seen ? message.last_seen : known.last_seen,
  };
}

function earlier(left: Timestamp | null | undefined, right: Timestamp | null | undefined) {
  if (!left || !right) return left ?? right ?? null;
  const seconds = (left.seconds ?? 0) - (right.seconds ?? 0);
  return (seconds || (left.nanos ?? 0) - (right.nanos ?? 0)) <= 0 ? left : right;
}
