import type { cloud } from '@kestrel/proto';

interface Staging {
  readonly objects: Map<string, string>;
  committed: boolean;
}

/**
 * The inventory as the contract has it: each data stream stages, its commit swaps the staged set in, changes follow. What
 * the contract forbids is noted as a fault. Objects here are Pods and Namespaces, known by uid; their label `v` is their
 * version.
 */
export class ModelInventory {
  readonly faults: string[] = [];
  /** Stream numbers in the order of their commits, with the object_count they claimed. */
  readonly commits: { readonly streamId: number; readonly objects: number; readonly claimed: number }[] = [];
  readonly #streams = new Map<number, Staging>();
  #live = new Map<string, string>();

  /** `<name>@<version>` of every object of the last commit and what changed since, sorted. */
  get state(): string[] {
    return [...this.#live.values()].sort();
  }

  /** The same of the streams that have not committed. */
  get stagedState(): string[] {
    const staging = [...this.#streams.values()].filter(({ committed }) => !committed);
    return staging.flatMap(({ objects }) => [...objects.values()]).sort();
  }

  get staged(): number {
    return this.stagedState.length;
  }

  open(streamId: number): void {
    this.#streams.set(streamId, { objects: new Map(), committed: false });
  }

  close(streamId: number): void {
    this.#streams.delete(streamId);
  }

  receive(streamId: number, request: cloud.v1.StreamDataRequest): void {
    const stream = this.#streams.get(streamId);
    if (!stream) return;
    if (request.inventory_commit) this.#commit(streamId, stream, request.inventory_commit);
    const object = request.pod ?? request.namespace;
    if (object) this.#change(stream, object);
  }

  #commit(streamId: number, stream: Staging, { object_count }: cloud.v1.InventoryCommit.$Properties): void {
    if (stream.committed) this.faults.push('a second commit on one stream');
    stream.committed = true;
    this.#live = stream.objects;
    this.commits.push({ streamId, objects: stream.objects.size, claimed: Number(object_count ?? 0) });
  }

  #change(stream: Staging, { uid, name, labels, action }: cloud.v1.Pod.$Properties): void {
    const key = uid ?? '';
    const known = stream.objects.has(key);
    const actions = ['unspecified', 'create', 'update', 'delete'];
    const said = actions[action ?? 0] ?? 'unspecified';
    if (!stream.committed && said !== 'create') this.faults.push(`${said} of ${name} before the commit`);
    if (stream.committed && said === 'create' && known) this.faults.push(`create of known ${name}`);
    if (stream.committed && said === 'update' && !known) this.faults.push(`update of unknown ${name}`);
    const version = `${name}@${labels?.v ?? ''}`;
    if (said === 'update' && stream.objects.get(key) === version)
      this.faults.push(`update of ${name} without change`);
    if (said === 'delete' && !stream.objects.delete(key)) this.faults.push(`delete of unknown ${name}`);
    if (said !== 'delete') stream.objects.set(key, version);
  }
}
