import { type Connection, createConnection, openServerStream } from '@kestrel/grpc';
import { type flow, observer } from '@kestrel/proto/hubble-codecs';
import { network } from '../src/settings.ts';

/** Observations of what one pod sent, by destination port, direction and verdict. */
export type ObservedCounts = Readonly<Record<string, number>>;

/** The key of an observation in `ObservedCounts`. */
export function observationKey(port: number, direction: string, allowed: boolean): string {
  return `${port} ${direction} ${allowed ? 'allowed' : 'denied'}`;
}

/**
 * Counts what Cilium's agent itself says, past relay and operator: the other side of every comparison. Replies, what is no
 * flow (traced, translated) and packets seen before any policy are left out, as the operator says it does.
 */
export class HubbleWitness implements AsyncDisposable {
  readonly #connection: Connection;
  readonly #counts = new Map<string, Map<string, number>>();

  /** Counts what happens from now on. */
  constructor() {
    this.#connection = createConnection({ host: network.nodeAddress, port: 4244 });
    const request = observer.GetFlowsRequest.encode({
      follow: true,
      blacklist: [{ reply: [true] }],
    }).finish();
    openServerStream(this.#connection, {
      path: '/observer.Observer/GetFlows',
      request,
      onMessage: (message) => {
        const { flow: seen } = observer.GetFlowsResponse.decode(message);
        if (seen) this.#count(seen);
      },
    });
  }

  /** What was seen of a pod as source. */
  sentBy(pod: string): ObservedCounts {
    return Object.fromEntries([...(this.#counts.get(pod) ?? [])].sort());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.close();
  }

  #count(seen: flow.Flow.$Properties): void {
    const allowed = verdicts.get(Number(seen.verdict));
    if (allowed === undefined || isOnItsWayIn(seen)) return;
    const port = seen.l4?.TCP?.destination_port ?? seen.l4?.UDP?.destination_port ?? 0;
    const key = observationKey(port, directions[Number(seen.traffic_direction)] ?? '', allowed);
    const pod = seen.source?.pod_name ?? '';
    const counts = this.#counts.get(pod) ?? new Map<string, number>();
    counts.set(key, (counts.get(key) ?? 0) + 1);
    this.#counts.set(pod, counts);
  }
}

/** A trace of a packet that came in, whose connection was not looked up yet: of no direction, and neither a reply nor none. */
function isOnItsWayIn({ event_type, is_reply, traffic_direction }: flow.Flow.$Properties): boolean {
  const type = event_type?.type ?? 0;
  const subType = event_type?.sub_type ?? 0;
  return type === 4 && subType >= 5 && subType <= 12 && subType !== 11 && !traffic_direction && !is_reply;
}

/** flow.Verdict: forwarded, audit and redirected are allowed, dropped and error denied; the rest are no flows. */
const verdicts = new Map([
  [1, true],
  [2, false],
  [3, false],
  [4, true],
  [5, true],
]);
const directions = ['TRAFFIC_DIRECTION_UNKNOWN', 'INGRESS', 'EGRESS'];
