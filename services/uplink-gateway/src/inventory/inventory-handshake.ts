import { type Action, actions } from '../wire/frame.ts';
import { SentObjects } from './sent-objects.ts';

/** One version of an object, or its tombstone, as it stands on the bus. */
export interface ObjectVersion<Content> {
  /** Tells this object from every other, a re-created namesake included. */
  readonly id: string;
  /** Type, namespace and name: what a namesake shares. */
  readonly name: string;
  readonly tombstone: boolean;
  readonly payload: Uint8Array;
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
 * version of an object is a CREATE, a later one an UPDATE, a tombstone a DELETE. A version whose payload is the one last
 * said (headers of the bus changed, or a change was taken back before it was read) is not said again.
 */
export class InventoryHandshake<Content> {
  readonly #sent = new SentObjects();
  readonly #held = new Map<string, ObjectVersion<Content>[]>();
  #heldBytes = 0;
  #markerSeen = false;
  #committed = false;
  #unchanged = 0;

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

  /** Versions that were not said, because their payload had been. */
  get unchanged(): number {
    return this.#unchanged;
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
    return version.tombstone ? [] : this.#say(version, actions.create);
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

  #change(version: ObjectVersion<Content>): HandshakeStep<Content>[] {
    const { id, tombstone, content } = version;
    if (!tombstone) return this.#say(version, actions.update);
    return this.#sent.delete(id) ? [{ kind: 'object', action: actions.delete, content }] : [];
  }

  #say({ id, payload, content }: ObjectVersion<Content>, whenChanged: Action): HandshakeStep<Content>[] {
    const said = this.#sent.say(id, payload);
    if (said === 'unchanged') {
      this.#unchanged += 1;
      return [];
    }
    return [{ kind: 'object', action: said === 'new' ? actions.create : whenChanged, content }];
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

function bytesOf(versions: readonly { readonly payload: Uint8Array }[]): number {
  return versions.reduce((sum, { payload }) => sum + payload.length, 0);
}
