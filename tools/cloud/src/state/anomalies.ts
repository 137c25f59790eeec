import { BoundedLog } from './bounded-log.ts';

/** What an operator can do wrong on its streams, and what the cloud does with such a message. */
export const anomalyMeanings = {
  undecodable: 'The message is not the protobuf message of its stream. Ignored.',
  'unknown-message': 'No member of the oneof that this cloud knows is set. Ignored.',
  'missing-uid': 'An inventory object without a uid. Kept by type, namespace and name.',
  'missing-action': 'An inventory object without an action. Taken as a change.',
  'update-before-commit': 'UPDATE before the InventoryCommit of its stream. Staged as if it were CREATE.',
  'delete-before-commit': 'DELETE before the InventoryCommit of its stream. Taken out of what is staged.',
  'create-of-known': 'CREATE after the commit of an object that is there already. Taken as a change.',
  'update-of-unknown': 'UPDATE of an object that is not there. Taken as a new object.',
  'update-without-change': 'UPDATE that changes no field.',
  'delete-of-unknown': 'DELETE of an object that is not there. Ignored.',
  namesake:
    'A second object of the same type, namespace and name while the first one is still there. Both kept.',
  'second-commit': 'A second InventoryCommit on one stream. Ignored.',
  'commit-count': 'InventoryCommit.object_count is not what came before it on the stream.',
  'unknown-answer': 'An answer to a request that was never sent, or was answered already. Ignored.',
} as const;

export type AnomalyKind = keyof typeof anomalyMeanings;

export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly at: Date;
  /** Which stream said it, for instance `data-3`. */
  readonly stream: string;
  /** Which object or message it was about. */
  readonly detail: string;
}

/** Counts the anomalies of a cluster and keeps the newest for a closer look. */
export class Anomalies {
  readonly #counts = new Map<AnomalyKind, number>();
  readonly #newest = new BoundedLog<Anomaly>(
    { maxItems: 200, maxBytes: 1 << 20 },
    ({ detail }) => detail.length,
  );

  add(kind: AnomalyKind, stream: string, detail: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    this.#newest.push({ kind, at: new Date(), stream, detail });
  }

  counts(): Partial<Record<AnomalyKind, number>> {
    return Object.fromEntries(this.#counts);
  }

  newest(limit: number): Anomaly[] {
    return this.#newest.newest(limit);
  }
}
