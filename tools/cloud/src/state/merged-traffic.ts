import type { cloud, google } from '@kestrel/proto';

type Timestamp = google.protobuf.Timestamp.$Properties;
type Policy = cloud.v1.Policy.$Properties;

/** A Flow or L7AccessLog. */
export interface TrafficMessage {
  count?: number | null;
  first_seen?: Timestamp | null;
  last_seen?: Timestamp | null;
  allowed?: boolean | null;
}

/** Sums that outlive the keys they came from. */
export interface TrafficTotals {
  /** Different keys that are kept. */
  readonly keys: number;
  readonly observations: number;
  /** Of these, not allowed. */
  readonly denied: number;
  /** Observations of keys that had to make room. */
  readonly forgotten: number;
}

export interface MergedTrafficOptions<T extends TrafficMessage> {
  readonly maxKeys: number;
  /** Of the encoded messages of the keys. Default 64 MiB. */
  readonly maxBytes?: number;
  readonly keyOf: (message: T) => string;
  /** What an older message of the same key adds to a newer one, beside count and times. */
  readonly carryOver?: (known: T, message: T) => Partial<T>;
}

interface Entry<T> {
  readonly message: T;
  readonly bytes: number;
}

/**
 * Recent traffic, merged by key: counts add up, first and last sight widen, everything else is the newest message's. Keys
 * and bytes are bounded; the key that was not seen for longest makes room.
 */
export class MergedTraffic<T extends TrafficMessage> {
  readonly #options: MergedTrafficOptions<T>;
  readonly #merged = new Map<string, Entry<T>>();
  #bytes = 0;
  #observations = 0;
  #denied = 0;
  #forgotten = 0;

  constructor(options: MergedTrafficOptions<T>) {
    this.#options = options;
  }

  get totals(): TrafficTotals {
    return {
      keys: this.#merged.size,
      observations: this.#observations,
      denied: this.#denied,
      forgotten: this.#forgotten,
    };
  }

  /** `bytes` is the size of the encoded message. */
  add(message: T, bytes: number): void {
    const count = observationsOf(message);
    this.#observations += count;
    if (!message.allowed) this.#denied += count;
    const { keyOf, carryOver, maxKeys, maxBytes = 64 << 20 } = this.#options;
    const key = keyOf(message);
    const known = this.#take(key)?.message;
    const merged =
      known === undefined
        ? { ...message, count }
        : { ...message, ...carryOver?.(known, message), ...mergeTimes(known, message) };
    this.#merged.set(key, { message: merged, bytes });
    this.#bytes += bytes;
    while (this.#merged.size > maxKeys || (this.#bytes > maxBytes && this.#merged.size > 1))
      this.#forgetOldest();
  }

  /** Newest first, those that `filter` takes. */
  newest(filter: (message: T) => boolean = () => true): T[] {
    const all = [...this.#merged.values()].map(({ message }) => message).reverse();
    return all.filter(filter);
  }

  #forgetOldest(): void {
    const [key = ''] = this.#merged.keys();
    const entry = this.#take(key);
    if (entry) this.#forgotten += observationsOf(entry.message);
  }

  #take(key: string): Entry<T> | undefined {
    const entry = this.#merged.get(key);
    if (!entry) return undefined;
    this.#merged.delete(key);
    this.#bytes -= entry.bytes;
    return entry;
  }
}

/** How many observations a message stands for; one where it does not say. */
export function observationsOf({ count }: TrafficMessage): number {
  return count || 1;
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
    [http?.method, http?.path, http?.response_code, http?.response_flags],
    log.allowed,
  ]);
}

/** The policies that allowed a flow are those that were ever seen to. */
export function carryPolicies(known: cloud.v1.Flow.$Properties, flow: cloud.v1.Flow.$Properties) {
  return {
    ingress_allowed_by: unitePolicies(known.ingress_allowed_by, flow.ingress_allowed_by),
    egress_allowed_by: unitePolicies(known.egress_allowed_by, flow.egress_allowed_by),
  };
}

/** Bytes and duration of an access log are sums over its calls. */
export function carrySums(known: cloud.v1.L7AccessLog.$Properties, log: cloud.v1.L7AccessLog.$Properties) {
  const sum = (name: 'duration_ms' | 'bytes_sent' | 'bytes_received') =>
    (known[name] ?? 0) + (log[name] ?? 0);
  return {
    duration_ms: sum('duration_ms'),
    bytes_sent: sum('bytes_sent'),
    bytes_received: sum('bytes_received'),
  };
}

/** Policies kept of a flow, each way. */
const maxPolicies = 32;

function unitePolicies(known: Policy[] | null | undefined, newer: Policy[] | null | undefined): Policy[] {
  const nameOf = ({ kind, namespace, name }: Policy) => JSON.stringify([kind, namespace, name]);
  const all = new Map([...(newer ?? []), ...(known ?? [])].toReversed().map((each) => [nameOf(each), each]));
  return [...all.values()].slice(-maxPolicies);
}

function endpointKey(
  endpoint: cloud.v1.Endpoint.$Properties | null | undefined,
  ip: string | null | undefined,
) {
  return endpoint?.name ? [endpoint.ns, endpoint.kind, endpoint.name] : [ip];
}

function mergeTimes(known: TrafficMessage, message: TrafficMessage) {
  const isKnownEarlier = earlier(known.last_seen, message.last_seen) === known.last_seen;
  return {
    count: observationsOf(known) + observationsOf(message),
    first_seen: earlier(known.first_seen, message.first_seen),
    last_seen: (isKnownEarlier ? message.last_seen : known.last_seen) ?? null,
  };
}

function earlier(left: Timestamp | null | undefined, right: Timestamp | null | undefined) {
  if (!left || !right) return left ?? right ?? null;
  const seconds = (left.seconds ?? 0) - (right.seconds ?? 0);
  return (seconds || (left.nanos ?? 0) - (right.nanos ?? 0)) <= 0 ? left : right;
}
