import type { EventTime } from '@kestrel/flows';
import { observer } from '@kestrel/proto/hubble-codecs';

/** The fields that are used; `time` to `is_reply` are also what the relay itself sorts and filters by. */
const coreFields = [
  'time',
  'node_name',
  'uuid',
  'verdict',
  'event_type',
  'is_reply',
  'traffic_direction',
  'IP.source',
  'IP.destination',
  'l4',
  'source.identity',
  'source.namespace',
  'source.labels',
  'source.pod_name',
  'source.workloads',
  'destination.identity',
  'destination.namespace',
  'destination.labels',
  'destination.pod_name',
  'destination.workloads',
];
const policyFields = ['egress_allowed_by', 'ingress_allowed_by'];
const newestFields = ['aggregate'];

interface Ask {
  readonly name: string;
  readonly fields: readonly string[];
  readonly leavesOutReplies: boolean;
}

/** From the least data to the least demanding: an older relay refuses what it does not know. */
const asks: readonly Ask[] = [
  {
    name: 'mask and filter',
    fields: [...coreFields, ...policyFields, ...newestFields],
    leavesOutReplies: true,
  },
  { name: 'mask without aggregate', fields: [...coreFields, ...policyFields], leavesOutReplies: true },
  { name: 'mask without policies', fields: coreFields, leavesOutReplies: true },
  { name: 'filter without mask', fields: [], leavesOutReplies: true },
  { name: 'everything', fields: [], leavesOutReplies: false },
];

/** Without a name a filter would let everything pass; no node is called that. */
const noNode = 'none.invalid';

/** What the relay is asked for, less each time that it refuses. */
export class FlowRequest {
  #step = 0;

  /** For an operator. */
  get name(): string {
    return this.#ask.name;
  }

  /** True where it is the most that is worth asking for. */
  get isFull(): boolean {
    return this.#step === 0;
  }

  get #ask(): Ask {
    return asks[this.#step] as Ask;
  }

  /** Asks for less from now on; false where there is nothing less. */
  reduce(): boolean {
    if (this.#step === asks.length - 1) return false;
    this.#step += 1;
    return true;
  }

  /** Asks for everything again: of another relay. */
  reset(): void {
    this.#step = 0;
  }

  /**
   * observer.GetFlowsRequest. Replies are left out by a blacklist, since a whitelist would lose events that do not say
   * whether they are one.
   * @param nodes names of the relay nodes wanted; undefined: all. Losses that agents report pass every filter
   */
  encode(since: EventTime, nodes?: readonly string[]): Uint8Array {
    const { fields, leavesOutReplies } = this.#ask;
    return observer.GetFlowsRequest.encode({
      follow: true,
      since: { seconds: since.seconds, nanos: since.nanos },
      ...(fields.length === 0 ? {} : { field_mask: { paths: [...fields] } }),
      ...(leavesOutReplies ? { blacklist: [{ reply: [true] }] } : {}),
      ...(nodes === undefined
        ? {}
        : { whitelist: [{ node_name: nodes.length === 0 ? [noNode] : [...nodes] }] }),
    }).finish();
  }
}
