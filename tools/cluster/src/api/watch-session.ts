import type { ServerResponse } from 'node:http';
import type { Clock } from '@kestrel/service';
import type { Change, ChangeType } from '../objects/collection.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { StoredObject } from '../objects/stored-object.ts';
import { type ApiError, apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { parseSelector, type Selector } from './selector.ts';
import { bookmarkLine, errorLine, garbageLine } from './watch-lines.ts';

export interface WatchOptions {
  /** How an object is shown: whole, or as a row of a table. */
  readonly lineOf: (type: ChangeType, object: StoredObject) => Buffer[];
  readonly bookmarkIntervalMs: number;
  /** A watcher that leaves more unread is cut off, as the API server does. */
  readonly maxUnsentBytes: number;
  /** Called with the number of events at each write. */
  readonly onSent: (events: number, bytes: number) => void;
}

/** What can be done to an open watch from outside. */
export const interruptions = ['reset', 'close', 'expired', 'error', 'garbage', 'silence'] as const;

export type Interruption = (typeof interruptions)[number];

/** One watch from its first event to its end. Ends by itself when the client goes. */
export class WatchSession {
  readonly request: ApiRequest;
  readonly #store: ObjectStore;
  readonly #response: ServerResponse;
  readonly #options: WatchOptions;
  readonly #clock: Clock;
  readonly #matches: Selector;
  readonly #cleanups: (() => void)[] = [];
  #pending: Buffer[] = [];
  #pendingEvents = 0;
  #isSilent = false;
  #hasEnded = false;
  #cancelBookmark: () => void = () => undefined;

  /** @throws ApiError 400 for a selector that cannot be read; nothing has been written then */
  constructor(
    store: ObjectStore,
    request: ApiRequest,
    response: ServerResponse,
    clock: Clock,
    options: WatchOptions,
  ) {
    this.request = request;
    this.#store = store;
    this.#response = response;
    this.#clock = clock;
    this.#options = options;
    this.#matches = parseSelector(request);
  }

  /** Writes what is due since the asked revision, then follows. */
  start(): void {
    const { resource, query } = this.request;
    this.#response.writeHead(200, { 'content-type': 'application/json' });
    this.#response.flushHeaders();
    this.#cleanups.push(this.#store.subscribe(resource, (change) => this.#onChange(change)));
    this.#response.once('close', () => this.#finish());
    const error = this.#catchUp(Number(query.get('resourceVersion') ?? '0'));
    if (error !== undefined) {
      this.#endWith(error);
      return;
    }
    if (query.get('allowWatchBookmarks') === 'true') this.#scheduleBookmark();
    this.#cleanups.push(this.#clock.setTimer(timeoutMs(query), () => this.#onTimeout()));
  }

  interrupt(how: Interruption): void {
    switch (how) {
      case 'reset':
        this.#finish();
        this.#response.socket?.resetAndDestroy();
        break;
      case 'close':
        this.#end();
        break;
      case 'expired':
        this.#endWith(apiErrors.watchExpired(this.#collection.compactedRevision, this.#store.revision));
        break;
      case 'error':
        this.#endWith(apiErrors.internalError('the simulated fault that was asked for'));
        break;
      case 'garbage':
        this.#send([garbageLine]);
        break;
      case 'silence':
        this.#flush();
        this.#isSilent = true;
        break;
    }
  }

  /** Ends the watch in good order. */
  close(): void {
    this.#end();
  }

  get #collection() {
    return this.#store.collection(this.request.resource);
  }

  /** Revision 0 asks for all that is there, as events. */
  #catchUp(revision: number): ApiError | undefined {
    const collection = this.#collection;
    if (!Number.isSafeInteger(revision) || revision < 0) {
      return apiErrors.badRequest(`invalid resource version "${this.request.query.get('resourceVersion')}"`);
    }
    if (revision === 0) {
      const matching = collection.sorted().filter(this.#matches);
      for (const object of matching) this.#send(this.#options.lineOf('ADDED', object));
      return undefined;
    }
    if (revision < collection.compactedRevision) {
      return apiErrors.watchExpired(revision, collection.compactedRevision);
    }
    for (const change of collection.changesAfter(revision)) this.#onChange(change);
    return undefined;
  }

  #onChange({ type, object, previous }: Change): void {
    const matched = previous !== undefined && this.#matches(previous);
    const matches = type !== 'DELETED' && this.#matches(object);
    if (matched || matches) this.#send(this.#options.lineOf(seenAs(matched, matches), object));
  }

  #send(line: Buffer[]): void {
    if (this.#isSilent || this.#hasEnded) return;
    if (this.#pendingEvents === 0) setImmediate(() => this.#flush());
    this.#pending.push(...line);
    this.#pendingEvents += 1;
  }

  #flush(): void {
    if (this.#pendingEvents === 0 || this.#hasEnded || this.#isSilent) return;
    const bytes = Buffer.concat(this.#pending);
    this.#options.onSent(this.#pendingEvents, bytes.length);
    this.#pending = [];
    this.#pendingEvents = 0;
    this.#response.write(bytes);
    if (this.#response.writableLength - bytes.length <= this.#options.maxUnsentBytes) return;
    this.#finish();
    this.#response.destroy();
  }

  #scheduleBookmark(): void {
    this.#cancelBookmark = this.#clock.setTimer(this.#options.bookmarkIntervalMs, () => {
      this.#sendBookmark();
      this.#scheduleBookmark();
    });
  }

  #sendBookmark(): void {
    this.#send([bookmarkLine(this.request.resource, this.#store.revision)]);
  }

  #onTimeout(): void {
    if (this.#isSilent) return;
    if (this.request.query.get('allowWatchBookmarks') === 'true') this.#sendBookmark();
    this.#end();
  }

  #endWith(error: ApiError): void {
    this.#send([errorLine(error.toStatus())]);
    this.#end();
  }

  #end(): void {
    this.#flush();
    this.#finish();
    this.#response.end();
  }

  #finish(): void {
    this.#hasEnded = true;
    this.#cancelBookmark();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
  }
}

function seenAs(matched: boolean, matches: boolean): ChangeType {
  if (!matched) return 'ADDED';
  return matches ? 'MODIFIED' : 'DELETED';
}

/** Without the parameter the API server picks 30 to 60 minutes. */
function timeoutMs(query: URLSearchParams): number {
  const seconds = Number(query.get('timeoutSeconds') ?? '0');
  return seconds > 0 ? seconds * 1000 : (1 + Math.random()) * 30 * 60_000;
}
