import { type Action, actions } from './frame.ts';
import { ObjectSet } from './object-set.ts';

/** One version of an object, or its tombstone, as it stands on the bus. */
export interface ObjectVersion<Content> {
  /** Tells this object from every other, a re-created namesake included. */
  readonly id: string;
  /** Type, namespace and name: what a namesake shares. */
  readonly name: string;
  readonly tombstone: boolean;
  readonly bytes: number;
  readonly content: Content;
}

/** What to write next on the data stream. */
export type HandshakeStep<Content> =
  | { readonly kind: 'object'; readonly action: Action; readonly content: Content }
  | { readonly kind: 'commit'; readonly objects: number };

/**
 * What one data stream says of the inventory, in which order. It takes the inventory stream of the bus from its first
 * message on and returns what to write. Until the commit everything is a CREATE, also a second time, since the cloud
 * stages by object. A deletion cannot be said before the commit: a tombstone of an object already sent is held, with
 * every later message of the same name behind it, because a cloud may know objects by name. After the commit the first
 * version of an object is a CREATE, a later one an UPDATE, a tombstone a DELETE.
 */
export class InventoryHandshake<Content> {
  readonly #sent = new ObjectSet();
  readonly #held = new Map<string, ObjectVersion<Content>[]>();
  #heldBytes = 0;
  #markerSeen = false;
  #committed = false;

  get committed(): boolean {
    return this.#committed;
  }

  /** A valid synced marker was met. */
  get markerSeen(): boolean {
    return this.#markerSeen;
  }

  /** Objects that the cloud has by this stream. */
  get objects(): number {
    return this.#sent.size;
  }

  /** Payload bytes held back until the commit. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** The next message of the inventory stream. */
  object(version: ObjectVersion<Content>): HandshakeStep<Content>[] {
    if (this.#committed) return this.#change(version);
    if (this.#held.has(version.name) || (version.tombstone && this.#sent.has(version.id))) {
      this.#hold(version);
      return [];
    }
    if (version.tombstone) return [];
    this.#sent.add(version.id);
    return [{ kind: 'object', action: actions.create, content: version.content }];
  }

  /** A synced marker that belongs to this inventory stream. */
  marker(): void {
    this.#markerSeen = true;
  }

  /** A message of the inventory stream, the marker included, came with nothing pending behind it. */
  atEnd(): HandshakeStep<Content>[] {
    if (this.#committed || !this.#markerSeen) return [];
    this.#committed = true;
    const steps: HandshakeStep<Content>[] = [{ kind: 'commit', objects: this.#sent.size }];
    for (const versions of this.#held.values()) {
      for (const version of versions) steps.push(...this.#change(version));
    }
    this.#held.clear();
    this.#heldBytes = 0;
    return steps;
  }

  #change({ id, tombstone, content }: ObjectVersion<Content>): HandshakeStep<Content>[] {
    if (tombstone) return this.#sent.delete(id) ? [{ kind: 'object', action: actions.delete, content }] : [];
    const action = this.#sent.add(id) ? actions.create : actions.update;
    return [{ kind: 'object', action, content }];
  }

  /** Of each object only a tombstone and the last version after it are kept: what lies between would be overwritten. */
  #hold(version: ObjectVersion<Content>): void {
    const before = this.#held.get(version.name) ?? [];
    const kept = before.filter((earlier) => earlier.id !== version.id || earlier.tombstone);
    if (!version.tombstone || !kept.some(({ id }) => id === version.id)) kept.push(version);
    this.#heldBytes += bytesOf(kept) - bytesOf(before);
    this.#held.set(version.name, kept);
  }
}

function bytesOf(versions: readonly { readonly bytes: number }[]): number {
  return versions.reduce((sum, { bytes }) => sum + bytes, 0);
}
