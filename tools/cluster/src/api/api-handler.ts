import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { toWholeJson } from '../objects/stored-object.ts';
import type { FaultBook } from '../simulator/fault-book.ts';
import { ApiError, apiErrors } from './api-error.ts';
import { type ApiRequest, parseApiRequest } from './api-request.ts';
import { discover } from './discovery.ts';
import { injectFault } from './inject-fault.ts';
import { encodeListPage, listMetadata, readListPage } from './list.ts';
import type { ListSnapshots } from './list-snapshots.ts';
import { describeOpenApi } from './openapi.ts';
import { respondError, respondJson } from './respond.ts';
import type { ServedResources } from './served-resources.ts';
import { encodeTable, wantsTable } from './table.ts';
import type { WatchSessions } from './watch-sessions.ts';
import type { ObjectWriter } from './write-objects.ts';
import { handleWrite } from './write-request.ts';

export interface ApiHandlerOptions {
  readonly store: ObjectStore;
  readonly snapshots: ListSnapshots;
  readonly served: ServedResources;
  readonly watches: WatchSessions;
  readonly writer: ObjectWriter;
  readonly faults: FaultBook;
  readonly metrics: Metrics;
  readonly token: string;
}

/** As whom the one token authenticates. */
const user = 'system:serviceaccount:kestrel-operator:kestrel-watcher';

const probes: ReadonlySet<string> = new Set(['/healthz', '/livez', '/readyz']);

/** Answers what a Kubernetes API server answers, for the objects in the store. */
export class ApiHandler {
  readonly #options: ApiHandlerOptions;
  readonly #authorization: Buffer;

  constructor(options: ApiHandlerOptions) {
    this.#options = options;
    this.#authorization = Buffer.from(`Bearer ${options.token}`);
  }

  /** Never rejects: an error becomes an answer. */
  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(incoming, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else await respondError(incoming, response, error);
    }
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://cluster');
    if (probes.has(url.pathname)) {
      respondText(response, 200, 'ok');
      return;
    }
    if (!this.#isAuthenticated(incoming)) throw apiErrors.unauthorized();
    const parsed = parseApiRequest(incoming.method ?? 'GET', url);
    if (parsed.outcome === 'objects' && this.#options.served.has(parsed.request.resource)) {
      await this.#answerObjects(parsed.request, incoming, response);
      return;
    }
    if (parsed.outcome === 'unknown-method') throw apiErrors.methodNotAllowed();
    const served = this.#options.served.list();
    const document = discover(url.pathname, served) ?? describeOpenApi(url.pathname, served);
    if (document === undefined) respondText(response, 404, '404 page not found\n');
    else await respondJson(incoming, response, 200, Buffer.from(JSON.stringify(document)));
  }

  #isAuthenticated({ headers }: IncomingMessage): boolean {
    const given = Buffer.from(headers.authorization ?? '');
    return given.length === this.#authorization.length && timingSafeEqual(given, this.#authorization);
  }

  async #answerObjects(
    request: ApiRequest,
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const count = (status: string) =>
      this.#options.metrics.requests.inc({ verb: request.verb, resource: request.resource.plural, status });
    try {
      const fault = this.#options.faults.match(request);
      if (fault !== undefined) {
        const { watches } = this.#options;
        const outcome = await injectFault(fault, { request, incoming, response, user, watches });
        if (outcome instanceof ApiError) throw outcome;
        if (outcome !== 'slow') {
          count(outcome);
          return;
        }
      }
      count(String(await this.#serve(request, incoming, response)));
    } catch (error) {
      count(String(await respondError(incoming, response, error)));
    }
  }

  /** Resolves to the status code. */
  async #serve(request: ApiRequest, incoming: IncomingMessage, response: ServerResponse): Promise<number> {
    const { store, snapshots, watches, writer } = this.#options;
    switch (request.verb) {
      case 'list': {
        const page = readListPage(store, snapshots, request);
        const json = wantsTable(incoming)
          ? encodeTable(page.resource, listMetadata(page), page.items)
          : encodeListPage(page);
        await this.#send(request, incoming, response, json);
        return 200;
      }
      case 'get': {
        const object = writer.find(request);
        const json = wantsTable(incoming) ? encodeTable(object.resource, {}, [object]) : toWholeJson(object);
        await this.#send(request, incoming, response, json);
        return 200;
      }
      case 'watch':
        checkWatch(request);
        watches.start(request, incoming, response);
        return 200;
      default: {
        const { code, object } = await handleWrite(writer, request, incoming);
        await this.#send(request, incoming, response, Buffer.from(JSON.stringify(object)), code);
        return code;
      }
    }
  }

  async #send(
    { resource }: ApiRequest,
    incoming: IncomingMessage,
    response: ServerResponse,
    json: Buffer,
    code = 200,
  ): Promise<void> {
    const bytes = await respondJson(incoming, response, code, json);
    this.#options.metrics.sentBytes.inc({ resource: resource.plural }, bytes);
  }
}

/** Streaming lists are a feature of newer API servers; clients go back to pages when it is refused. */
function checkWatch({ resource, query }: ApiRequest): void {
  if (query.get('sendInitialEvents') === null) return;
  const why =
    'Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled';
  throw apiErrors.invalid(resource, '', 'sendInitialEvents', why);
}

function respondText(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
