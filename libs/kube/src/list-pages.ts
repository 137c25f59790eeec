import type { BodyMemory } from './body-memory.ts';
import type { KubeClient } from './kube-client.ts';
import { KubeProtocolError } from './kube-error.ts';
import { parseListBody } from './list-body.ts';
import type { UnreadFields } from './unread-fields.ts';

export interface ListPage {
  /** Parsed as they are asked for, once, before the next page is. */
  readonly items: Iterable<unknown>;
  /** Of the whole list: every page has the first one's. */
  readonly resourceVersion: string;
}

export interface ListPagesOptions {
  readonly client: KubeClient;
  /** Of the collection, without a query. */
  readonly path: string;
  readonly fieldSelector?: string | undefined;
  /** Fields of the items whose values come as null. */
  readonly unread: UnreadFields;
  readonly signal: AbortSignal;
  /** Awaited before each page, outside the limit on pages in memory. */
  readonly room: () => Promise<void> | undefined;
}

interface Envelope {
  readonly metadata?: { readonly resourceVersion?: unknown; readonly continue?: unknown };
}

/**
 * Lists a collection as it is now, page by page, each taking a place of the client's limit until the next is asked for.
 * No resourceVersion is sent: anything else may be answered from a cache, with the past. A page too large to take is
 * asked for again in smaller pieces.
 * @throws KubeApiError, 410 when the continue token has expired: the list must begin anew; KubeProtocolError
 */
export async function* listPages(options: ListPagesOptions): AsyncGenerator<ListPage> {
  const { client, signal } = options;
  let limit = client.config.pageSize;
  let token: string | undefined = '';
  while (token !== undefined) {
    await options.room();
    using place = await client.listGate.enter(signal);
    try {
      const list = await readPage(options, place.memory, limit, token);
      yield list;
      token = list.token;
      if (token === undefined) place.memory.free();
    } catch (error) {
      if (limit === 1 || !isTooLarge(error)) throw error;
      limit = Math.ceil(limit / 4);
    }
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof KubeProtocolError && error.code === 'KUBE_TOO_LARGE';
}

async function readPage(
  { client, path, fieldSelector, unread, signal }: ListPagesOptions,
  memory: BodyMemory,
  limit: number,
  token: string,
): Promise<ListPage & { readonly token: string | undefined }> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (fieldSelector) query.set('fieldSelector', fieldSelector);
  if (token) query.set('continue', token);
  const { body } = await client.get(`${path}?${query}`, { signal, memory });
  const { envelope, items } = parseListBody(path, body, unread);
  const { resourceVersion, continue: next } = (envelope as Envelope).metadata ?? {};
  if (typeof resourceVersion !== 'string' || resourceVersion === '') {
    throw new KubeProtocolError('KUBE_MALFORMED', `the answer to ${path} is a list without a version`);
  }
  return { items, resourceVersion, token: typeof next === 'string' && next !== '' ? next : undefined };
}
