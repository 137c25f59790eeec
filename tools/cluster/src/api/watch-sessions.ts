import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '@kestrel/service';
import type { Metrics } from '../metrics.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { ApiRequest } from './api-request.ts';
import { tableLine, wantsTable } from './table.ts';
import { changeLine } from './watch-lines.ts';
import { type Interruption, WatchSession } from './watch-session.ts';

/** A watcher that does not read is cut off when so much waits for it. */
const maxUnsentBytes = 16 * 1024 * 1024;

export interface WatchSessionsOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly bookmarkIntervalMs: number;
}

/** The watches that are open. */
export class WatchSessions {
  readonly #options: WatchSessionsOptions;
  readonly #open = new Set<WatchSession>();

  constructor(options: WatchSessionsOptions) {
    this.#options = options;
  }

  /** Answers a watch, from its first event to its end. @throws ApiError before anything is written */
  start(request: ApiRequest, incoming: IncomingMessage, response: ServerResponse): WatchSession {
    const { store, clock, metrics, bookmarkIntervalMs } = this.#options;
    const labels = { resource: request.resource.plural };
    const session = new WatchSession(store, request, response, clock, {
      lineOf: wantsTable(incoming) ? tableLine : changeLine,
      bookmarkIntervalMs,
      maxUnsentBytes,
      onSent: (events, bytes) => {
        metrics.watchEvents.inc(labels, events);
        metrics.sentBytes.inc(labels, bytes);
      },
    });
    this.#open.add(session);
    metrics.openWatches.inc(labels);
    response.once('close', () => {
      this.#open.delete(session);
      metrics.openWatches.dec(labels);
    });
    session.start();
    return session;
  }

  /** Does it to each open watch of the resources (all, if none is named); returns how many there were. */
  interrupt(how: Interruption, resources: readonly string[] = []): number {
    const concerned = [...this.#open].filter(
      ({ request }) => resources.length === 0 || resources.includes(request.resource.plural),
    );
    for (const session of concerned) session.interrupt(how);
    return concerned.length;
  }

  closeAll(): void {
    for (const session of this.#open) session.close();
  }
}
