import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request instead of the server, or returns false to let the server answer. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface SeenRequest {
  readonly verb: 'list' | 'watch' | 'discovery';
  readonly atMs: number;
  readonly url: string;
}

/**
 * A collection `/api/v1/things`, listed in pages and watched with versions, for the faults that a real API server does
 * not produce when asked. Its time is the test's.
 */
export class FaultServer {
  readonly seen: SeenRequest[] = [];
  /** Tried before every list; then every watch. */
  listFault: Fault | undefined;
  watchFault: Fault | undefined;
  readonly #objects = new Map<string, object>();
  readonly #events: { readonly version: number; readonly line: string }[] = [];
  readonly #watches = new Set<ServerResponse>();
  /** Goes up with everything that is received and sent. */
  activity = 0;
  readonly #nowMs: () => number;
  readonly #http = createServer((request, response) => this.#answer(request, response));
  #version = 100;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  times(verb: SeenRequest['verb']): number[] {
    return this.seen.filter((each) => each.verb === verb).map(({ atMs }) => atMs);
  }

  put(name: string): void {
    const type = this.#objects.has(name) ? 'MODIFIED' : 'ADDED';
    const object = this.#newVersion(name);
    this.#objects.set(name, object);
    this.#announce(type, object);
  }

  remove(name: string): void {
    this.#objects.delete(name);
    this.#announce('DELETED', this.#newVersion(name));
  }

  bookmark(): void {
    const object = { kind: 'Thing', metadata: { resourceVersion: String(this.#version) } };
    this.sendLine(JSON.stringify({ type: 'BOOKMARK', object }));
  }

  /** Any bytes, as a line of every open watch. */
  sendLine(line: string): void {
    this.activity += 1;
    for (const watch of this.#watches) watch.write(`${line}\n`);
  }

  endWatches(): void {
    for (const watch of this.#watches) watch.end();
  }

  resetWatches(): void {
    for (const watch of this.#watches) watch.socket?.resetAndDestroy();
  }

  #newVersion(name: string): object {
    this.#version += 1;
    return {
      kind: 'Thing',
      metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion: String(this.#version) },
    };
  }

  #announce(type: string, object: object): void {
    const line = JSON.stringify({ type, object });
    this.#events.push({ version: this.#version, line });
    this.sendLine(line);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.activity += 1;
    const url = new URL(request.url ?? '', 'http://server');
    const isWatch = url.searchParams.has('watch');
    const verb = url.pathname !== '/api/v1/things' ? 'discovery' : isWatch ? 'watch' : 'list';
    this.seen.push({ verb, atMs: this.#nowMs(), url: request.url ?? '' });
    const fault = { list: this.listFault, watch: this.watchFault, discovery: undefined }[verb];
    if (fault?.(request, response)) return;
    if (verb === 'discovery') this.#discover(response);
    else if (isWatch) this.#watch(url.searchParams, response);
    else this.#list(url.searchParams, response);
  }

  #discover(response: ServerResponse): void {
    response.end(JSON.stringify({ kind: 'APIResourceList', resources: [{ name: 'things' }] }));
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const from = Number(query.get('continue') ?? 0);
    const to = from + Number(query.get('limit'));
    const all = [...this.#objects.values()];
    const metadata = {
      resourceVersion: String(this.#version),
      ...(to < all.length ? { continue: String(to) } : {}),
    };
    response.end(JSON.stringify({ kind: 'ThingList', metadata, items: all.slice(from, to) }));
  }

  #watch(query: URLSearchParams, response: ServerResponse): void {
    const since = Number(query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    this.#watches.add(response);
    response.on('close', () => {
      this.activity += 1;
      this.#watches.delete(response);
    });
    for (const { version, line } of this.#events) if (version > since) response.write(`${line}\n`);
  }
}

export function statusFault(code: number, headers: Record<string, string> = {}, reason = 'Test'): Fault {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ kind: 'Status', code, reason, message: `status ${code}` }));
    return true;
  };
}

export function errorEvent(code: number): string {
  return JSON.stringify({
    type: 'ERROR',
    object: { kind: 'Status', code, reason: 'Test', message: `event ${code}` },
  });
}
