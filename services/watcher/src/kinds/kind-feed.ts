import type { KubeObject, ObjectKey, ReflectorHandler, ReflectorState } from '@kestrel/kube';
import { resourceLabel } from '@kestrel/kube';
import { type Logger, logFields, type NamespaceFilter } from '@kestrel/service';
import type { InventoryWriter } from '../inventory/inventory-writer.ts';
import { gone } from '../inventory/slot.ts';
import { type Identity, identityOf } from '../mapping/metadata.ts';
import type { WatcherMetrics } from '../metrics.ts';
import type { KindBoard } from './kind-board.ts';
import type { KindPart } from './kind-part.ts';
import type { WatchedKind } from './watched-kind.ts';

export interface KindFeedOptions {
  readonly kind: WatchedKind;
  readonly parts: readonly KindPart[];
  readonly writer: InventoryWriter;
  readonly board: KindBoard;
  readonly isWatched: NamespaceFilter;
  readonly metrics: WatcherMetrics;
  readonly log: Logger;
  /** Undefined while more objects may come. */
  readonly room: () => Promise<void> | undefined;
}

/**
 * Hands the objects of one kind to its parts, and finds out at the end of each list what the bus has and the cluster has
 * not. It outlives its reflector: another one may go on where that ended.
 */
export function createKindFeed(options: KindFeedOptions): ReflectorHandler {
  const { kind, parts, writer, board, isWatched } = options;
  const isOfInterest = interestIn(kind, isWatched);
  /** Uids of the list that is arriving. */
  let listed = new Set<string>();
  let isListing = false;

  function removeFromBus(identity: Identity): void {
    for (const type of kind.types) {
      const slot = writer.slots.find({ ...identity, type });
      if (slot) writer.remove(slot);
    }
  }

  function forget({ namespace, name, uid }: Identity): void {
    // What comes may be a slot, of which a spread would miss what are getters.
    const identity = { namespace, name, uid };
    for (const part of parts) part.gone?.(identity);
    removeFromBus(identity);
  }

  /** One of the same name that the bus has with another uid went while nobody watched. */
  function forgetNamesakes(identity: Identity): void {
    const [primary] = kind.types;
    if (primary === undefined) return;
    for (const slot of writer.slots.namesakes({ ...identity, type: primary })) {
      if (slot.uid !== identity.uid && slot.wanted !== gone) forget(slot);
    }
  }

  function removeUnlisted(): void {
    const [primary] = kind.types;
    for (const type of kind.types) {
      for (const slot of [...writer.slots.ofType(type)]) {
        if (listed.has(slot.uid) || slot.wanted === gone) continue;
        if (type === primary) forget(slot);
        else writer.remove(slot);
      }
    }
    listed = new Set();
  }

  /** What one part cannot read does not keep the others from it. */
  function apply(object: KubeObject, identity: Identity): void {
    for (const part of parts) {
      try {
        part.apply(object, identity);
      } catch (error) {
        reportBadObject(options, identity, error);
      }
    }
  }

  return {
    onList() {
      listed = new Set();
      isListing = true;
    },
    onObject(object, unchanged) {
      const identity = identityOf(object);
      if (!isOfInterest(identity)) return;
      if (isListing) listed.add(identity.uid);
      if (unchanged) return;
      forgetNamesakes(identity);
      apply(object, identity);
    },
    onListed() {
      isListing = false;
      removeUnlisted();
      for (const part of parts) part.listed?.();
      board.setListed(kind);
    },
    onGone(key: ObjectKey) {
      if (isOfInterest(key)) forget(key);
    },
    onState(state: ReflectorState) {
      if (state.phase === 'absent') {
        listed = new Set();
        removeUnlisted();
      }
      board.setState(kind, state);
    },
    room: options.room,
  };
}

/** Events are judged by what they are about: their part does that. */
function interestIn(kind: WatchedKind, isWatched: NamespaceFilter): (identity: Identity) => boolean {
  if (kind.resource.kind === 'Namespace') return ({ name }) => isWatched(name);
  if (kind.types.length === 0) return () => true;
  return ({ namespace }) => isWatched(namespace);
}

function reportBadObject({ kind, metrics, log }: KindFeedOptions, identity: Identity, error: unknown): void {
  const resource = resourceLabel(kind.resource);
  metrics.badObjects.inc({ resource });
  log.warn(
    {
      [logFields.resource]: resource,
      [logFields.namespace]: identity.namespace,
      [logFields.name]: identity.name,
      [logFields.reason]: error instanceof Error ? error.message : String(error),
    },
    'bad-object',
  );
}
