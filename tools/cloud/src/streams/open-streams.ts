import { status } from '@grpc/grpc-js';
import { BoundedLog } from '../state/bounded-log.ts';
import type { Cluster } from '../state/cluster.ts';
import type { StreamKind } from './stream-kinds.ts';
import type { StreamSession } from './stream-session.ts';

const closedKept = 100;

/** The streams of all clusters: the open ones, and the last that closed. */
export class OpenStreams {
  readonly #open = new Map<Cluster, Set<StreamSession>>();
  readonly #closed = new Map<Cluster, BoundedLog<StreamSession>>();

  add(cluster: Cluster, session: StreamSession): void {
    const sessions = this.#open.get(cluster) ?? new Set();
    this.#open.set(cluster, sessions.add(session));
  }

  remove(cluster: Cluster, session: StreamSession): void {
    if (!this.#open.get(cluster)?.delete(session)) return;
    const closed =
      this.#closed.get(cluster) ?? new BoundedLog({ maxItems: closedKept, maxBytes: closedKept }, () => 1);
    this.#closed.set(cluster, closed);
    closed.push(session);
  }

  /** Oldest first. */
  open(cluster: Cluster): StreamSession[] {
    return [...(this.#open.get(cluster) ?? [])];
  }

  /** Newest first. */
  closed(cluster: Cluster): StreamSession[] {
    return this.#closed.get(cluster)?.newest(closedKept) ?? [];
  }

  /** The newest open stream of a kind. */
  newest(cluster: Cluster, kind: StreamKind): StreamSession | undefined {
    return this.open(cluster).findLast((session) => session.kind === kind);
  }

  /** Two streams would both speak for the cluster: the one whose inventory counts from now on is the newest. */
  endOlderDataStreams(cluster: Cluster, committed: StreamSession): void {
    for (const session of this.open(cluster)) {
      if (session.kind === 'data' && session.id < committed.id) {
        session.end(status.ABORTED, 'a newer data stream of this cluster has committed its inventory');
      }
    }
  }
}
