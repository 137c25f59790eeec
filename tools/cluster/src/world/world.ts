import { type KubernetesObject, type OwnerReference, toTimestamp } from '../objects/kubernetes-object.ts';
import { Addresses } from './addresses.ts';
import type { Random } from './random.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A node, as far as those who place pods on it need to know. */
export interface Place {
  readonly name: string;
  readonly address: string;
  /** Value of the node's `pool` label. */
  readonly pool: string;
}

/** Gives out what every new object needs: chance, addresses, a place, a time. */
export class World {
  readonly random: Random;
  readonly addresses = new Addresses();
  readonly places: Place[] = [];
  readonly #startMs: number;
  #lastPlace = 0;

  /** @param nowMs the objects are dated back from the last midnight, so that restarts on one day agree */
  constructor(random: Random, nowMs: number) {
    this.random = random;
    this.#startMs = Math.floor(nowMs / dayMs) * dayMs;
  }

  /** A time in the past, up to `maxDays` before the last midnight. */
  pastMs(maxDays: number): number {
    return this.#startMs - Math.floor(this.random.next() * maxDays * dayMs);
  }

  /** A time before everything that `pastMs` gives for up to 30 days: for what the rest stands on. */
  longAgoMs(): number {
    return this.pastMs(30) - 30 * dayMs;
  }

  /** The nodes in turn. @throws RangeError without nodes */
  nextPlace(): Place {
    this.#lastPlace = (this.#lastPlace + 1) % this.places.length;
    const place = this.places[this.#lastPlace];
    if (place === undefined) throw new RangeError('a pod has no node to run on');
    return place;
  }
}

/** Refers to an object as the controller of another. */
export function controllerReference(owner: KubernetesObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

export interface MetaOptions {
  readonly name: string;
  readonly namespace?: string;
  readonly createdMs: number;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly owner?: KubernetesObject;
  readonly generateName?: string;
}

/** Metadata of a new object with a uid of its own. */
export function newMeta(random: Random, options: MetaOptions): KubernetesObject['metadata'] {
  const { name, namespace, createdMs, labels, annotations, owner, generateName } = options;
  return {
    name,
    ...(generateName === undefined ? {} : { generateName }),
    ...(namespace === undefined ? {} : { namespace }),
    uid: random.uid(),
    creationTimestamp: toTimestamp(createdMs),
    ...(labels === undefined ? {} : { labels: sortedByKey(labels) }),
    ...(annotations === undefined ? {} : { annotations: sortedByKey(annotations) }),
    ...(owner === undefined ? {} : { ownerReferences: [controllerReference(owner)] }),
  };
}

/** As an API server writes maps. */
function sortedByKey(map: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
