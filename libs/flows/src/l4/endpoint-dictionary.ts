import { isUtf8 } from 'node:buffer';
import { ByteTable } from '../byte-table.ts';
import { contentHash } from '../content-hash.ts';
import { IdSets } from '../id-sets.ts';
import { isUnwatched, watchOf } from '../namespace-watch.ts';
import type { Span } from '../span.ts';
import { malformed, type WireReader } from '../wire-reader.ts';
import { EndpointReader } from './endpoint-reader.ts';
import { asFailure, noRoom } from './text-dictionary.ts';

const maxLabels = 64;
const maxLabelBytes = 512;
const maxSets = 65_536;
/** Endpoints longer than this are parsed each time anew. */
const maxRememberedBytes = 8192;

/**
 * Endpoints by number: who it is (identity) and its labels. An endpoint whose bytes were seen before is not parsed: its
 * bytes, as they stand on the wire, are the key.
 */
export class EndpointDictionary {
  /** Of the endpoint resolved last. */
  identity = 0;
  /** Of the endpoint resolved last. */
  labelSet = 0;
  /** Labels left out, because they were longer than 512 bytes. Those above 64 in a set are counted by `labelSets`. */
  droppedLabels = 0;
  /** Entries are fields 1 to 3 of cloud.v1.Endpoint, encoded. */
  readonly identities: ByteTable;
  readonly labels: ByteTable;
  readonly labelSets = new IdSets({ maxMembers: maxLabels, maxSets });
  readonly #endpoints: ByteTable;
  readonly #reader = new EndpointReader();
  readonly #identityOfEndpoint: number[] = [];
  readonly #labelSetOfEndpoint: number[] = [];
  readonly #isOutsider: boolean[] = [];
  readonly #hashes: number[] = [];
  readonly #watched: number[] = [];
  readonly #isWatched: (namespace: string) => boolean;

  constructor(maxBytes: number, isWatched: (namespace: string) => boolean = () => true) {
    this.#isWatched = isWatched;
    const options = { maxBytes, maxEntries: 2 ** 24 };
    this.identities = new ByteTable(options);
    this.labels = new ByteTable(options);
    this.#endpoints = new ByteTable(options);
  }

  get tables(): readonly ByteTable[] {
    return [this.identities, this.labels, this.#endpoints];
  }

  /** Neither workload nor pod: such an endpoint is told from others by its address. */
  isOutsider(identity: number): boolean {
    return this.#isOutsider[identity] as boolean;
  }

  /** See `isUnwatched` of `namespace-watch.ts`. */
  isUnwatched(source: number, destination: number): boolean {
    return isUnwatched(this.#watched[source] as number, this.#watched[destination] as number);
  }

  /** The same in every process. */
  hashOf(identity: number): number {
    return this.#hashes[identity] as number;
  }

  /** Sets `identity` and `labelSet`. Answers 0, `noRoom`, or a failure. */
  resolve(wire: WireReader, { start, end }: Span): number {
    const id = this.#endpoints.find(wire.bytes, wire.view, start, end);
    if (id < 0) return this.#resolveNew(wire, start, end);
    this.identity = this.#identityOfEndpoint[id] as number;
    this.labelSet = this.#labelSetOfEndpoint[id] as number;
    return 0;
  }

  /** Number of an identity by its encoded bytes, or `noRoom`. */
  addIdentity(bytes: Uint8Array, isOutsider: boolean): number {
    const known = this.identities.size;
    const id = this.identities.idOfBytes(bytes);
    if (id !== known || id === noRoom) return id;
    this.#isOutsider.push(isOutsider);
    this.#hashes.push(contentHash(bytes));
    this.#watched.push(watchOf(namespaceOf(bytes), this.#isWatched));
    return id;
  }

  #resolveNew(wire: WireReader, start: number, end: number): number {
    const reader = this.#reader;
    const failure = reader.read(wire, start, end);
    if (failure !== malformed.none) return asFailure(failure);
    const identity = this.addIdentity(
      reader.identityBytes.subarray(0, reader.identityLength),
      reader.isOutsider,
    );
    if (identity < 0) return identity;
    const labelSet = this.#resolveLabels(wire);
    if (labelSet < 0) return labelSet;
    this.identity = identity;
    this.labelSet = labelSet;
    if (end - start <= maxRememberedBytes) this.#remember(wire, start, end);
    return 0;
  }

  #resolveLabels({ bytes, view }: WireReader): number {
    const spans = this.#reader.labels;
    const ids: number[] = [];
    for (let i = 0; i < spans.count; i++) {
      const start = spans.startOf(i);
      const end = spans.endOf(i);
      if (!isUtf8(bytes.subarray(start, end))) return asFailure(malformed.utf8);
      if (end - start > maxLabelBytes) {
        this.droppedLabels += 1;
        continue;
      }
      const id = this.labels.idOf(bytes, view, start, end);
      if (id < 0) return noRoom;
      ids.push(id);
    }
    return this.labelSets.of(ids);
  }

  /** Without room it is parsed again next time. */
  #remember({ bytes, view }: WireReader, start: number, end: number): void {
    const id = this.#endpoints.add(bytes, view, start, end);
    if (id < 0) return;
    this.#identityOfEndpoint.push(this.identity);
    this.#labelSetOfEndpoint.push(this.labelSet);
  }
}

/** Of an encoded identity: its first field, where it has one. */
function namespaceOf(identity: Uint8Array): string {
  if (identity[0] !== ((1 << 3) | 2)) return '';
  const [, low = 0, high = 0] = identity;
  const isLong = low > 127;
  const start = isLong ? 3 : 2;
  const length = isLong ? (low & 127) | (high << 7) : low;
  return Buffer.from(identity.subarray(start, start + length)).toString();
}
