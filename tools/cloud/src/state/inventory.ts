import { cloud } from '@kestrel/proto';
import type { Anomalies } from './anomalies.ts';
import { BoundedLog } from './bounded-log.ts';
import type { InventoryObject } from './inventory-object.ts';
import { ObjectSet } from './object-set.ts';

/** What one InventoryCommit brought. */
export interface CommitRecord {
  readonly at: Date;
  readonly stream: string;
  readonly objects: number;
  readonly byType: Readonly<Record<string, number>>;
  /** From the opening of the stream to its commit. */
  readonly durationMs: number;
  readonly message: cloud.v1.InventoryCommit.$Properties;
}

/**
 * The inventory of a cluster: what the last InventoryCommit brought, and every change on the committed stream since.
 * Each data stream stages its objects for itself, so what an unfinished one sent is never seen and ends with it.
 */
export class Inventory {
  readonly #anomalies: Anomalies;
  readonly #commits = new BoundedLog<CommitRecord>({ maxItems: 100, maxBytes: 1 << 20 }, () => 500);
  #committed = new ObjectSet();
  #commitCount = 0;

  constructor(anomalies: Anomalies) {
    this.#anomalies = anomalies;
  }

  /** What the cloud holds now. */
  get objects(): ObjectSet {
    return this.#committed;
  }

  get commitCount(): number {
    return this.#commitCount;
  }

  commits(limit: number): CommitRecord[] {
    return this.#commits.newest(limit);
  }

  /** The part of one data stream in the inventory. `stream` names it in anomalies and commits. */
  open(stream: string): InventoryStream {
    return new InventoryStream(stream, this.#anomalies, (objects, record) => {
      this.#committed = objects;
      this.#commitCount += 1;
      this.#commits.push(record);
    });
  }
}

/** Objects of one data stream: staged until its commit, the cluster's inventory from then on. */
export class InventoryStream {
  readonly #stream: string;
  readonly #anomalies: Anomalies;
  readonly #onCommit: (objects: ObjectSet, record: CommitRecord) => void;
  readonly #objects = new ObjectSet();
  readonly #openedAtMs = performance.now();
  #received = 0;
  #isCommitted = false;

  constructor(
    stream: string,
    anomalies: Anomalies,
    onCommit: (objects: ObjectSet, record: CommitRecord) => void,
  ) {
    this.#stream = stream;
    this.#anomalies = anomalies;
    this.#onCommit = onCommit;
  }

  get isCommitted(): boolean {
    return this.#isCommitted;
  }

  /** Objects that this stream holds, staged or committed. */
  get size(): number {
    return this.#objects.size;
  }

  receive(object: InventoryObject, action: cloud.v1.Action): void {
    this.#received += 1;
    const { Action } = cloud.v1;
    const note = (kind: Parameters<Anomalies['add']>[0]) =>
      this.#anomalies.add(kind, this.#stream, `${object.nameKey} ${object.uid}`);
    if (object.uid === '') note('missing-uid');
    if (action === Action.ACTION_UNSPECIFIED) note('missing-action');

    if (action === Action.ACTION_DELETE) {
      const existed = this.#objects.delete(object);
      if (!this.#isCommitted) note('delete-before-commit');
      else if (!existed) note('delete-of-unknown');
      return;
    }
    if (!this.#isCommitted) {
      if (action === Action.ACTION_UPDATE) note('update-before-commit');
    } else {
      this.#checkChange(object, action, note);
    }
    if (this.#objects.hasNamesake(object)) note('namesake');
    this.#objects.put(object);
  }

  /** Returns false for a second commit on the same stream, which changes nothing. */
  commit(message: cloud.v1.InventoryCommit.$Properties): boolean {
    if (this.#isCommitted) {
      this.#anomalies.add('second-commit', this.#stream, '');
      return false;
    }
    this.#checkCount(Number(message.object_count ?? 0));
    this.#isCommitted = true;
    this.#onCommit(this.#objects, {
      at: new Date(),
      stream: this.#stream,
      objects: this.#objects.size,
      byType: this.#objects.countByType(),
      durationMs: Math.round(performance.now() - this.#openedAtMs),
      message,
    });
    return true;
  }

  #checkChange(
    object: InventoryObject,
    action: cloud.v1.Action,
    note: (kind: Parameters<Anomalies['add']>[0]) => void,
  ): void {
    const { Action } = cloud.v1;
    const known = this.#objects.get(object.key);
    if (known === undefined) {
      if (action === Action.ACTION_UPDATE) note('update-of-unknown');
    } else if (action === Action.ACTION_CREATE) {
      note('create-of-known');
    } else if (Buffer.compare(known.bytes, object.bytes) === 0) {
      note('update-without-change');
    }
  }

  /** An operator may count an object that it sent twice once or twice; one that does not count says 0. */
  #checkCount(claimed: number): void {
    if (claimed !== 0 && (claimed < this.#objects.size || claimed > this.#received)) {
      const detail = `${claimed} claimed, ${this.#received} received, ${this.#objects.size} of them different`;
      this.#anomalies.add('commit-count', this.#stream, detail);
    }
  }
}
