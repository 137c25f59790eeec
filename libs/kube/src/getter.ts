import type { Readable } from 'node:stream';
import { type Cancellation, createCancellation } from './cancellation.ts';
import type { Connections } from './connections.ts';
import type { Access, Credentials } from './credentials.ts';
import { type KubeApiError, KubeConnectionError, toKubeError } from './kube-error.ts';
import type { KubeMetrics } from './kube-metrics.ts';
import { type OpenResponse, openRequest } from './open-request.ts';
import { readBody } from './read-body.ts';
import { requestLabel } from './request-label.ts';
import { toHttpError } from './status-object.ts';

export interface GetterOptions {
  readonly credentials: Credentials;
  readonly connections: Connections;
  readonly metrics: KubeMetrics;
  readonly userAgent: string;
  readonly timeoutMs: number;
}

export interface GetOptions {
  readonly acceptEncoding: 'gzip' | 'identity';
  readonly accept?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Makes it a POST. */
  readonly body?: string;
}

/** A request with a 2xx head whose body is still coming. Errors while reading are ours, as those of opening are. */
export interface Exchange extends Disposable {
  readonly status: number;
  readonly headers: OpenResponse['headers'];
  /** From now on only the caller's signal ends it. */
  stopTimer(): void;
  read<T>(consume: (body: Readable) => Promise<T>): Promise<T>;
  each<T>(consume: (body: Readable) => AsyncIterable<T>): AsyncIterable<T>;
}

const maxErrorBytes = 64 * 1024;

/** One request with our credentials, its outcome counted and its failure made one of this library's errors. */
export function createGetter(options: GetterOptions): (path: string, get: GetOptions) => Promise<Exchange> {
  const { credentials, metrics } = options;

  return async (path, get) => {
    const count = (code: string) =>
      metrics.requests.inc({ ...requestLabel(path, get.body === undefined ? 'GET' : 'POST'), code });
    const cancellation = createCancellation(get.signal, get.timeoutMs ?? options.timeoutMs);
    const ownError = (error: unknown) => toOwnError(error, path, get.signal, cancellation);
    try {
      const access = await currentAccess(credentials);
      const response = await openRequest({
        server: credentials.server,
        path,
        access,
        connections: options.connections,
        headers: {
          accept: get.accept ?? 'application/json',
          'accept-encoding': get.acceptEncoding,
          'user-agent': options.userAgent,
        },
        signal: cancellation.signal,
        body: get.body,
      });
      count(String(response.status));
      if (response.status === 401) credentials.forget();
      if (response.status < 200 || response.status > 299) throw await readError(response);
      return createExchange(response, cancellation, ownError);
    } catch (error) {
      cancellation.release();
      const own = ownError(error);
      if (own instanceof KubeConnectionError) count(own.code.replace('KUBE_', '').toLowerCase());
      throw own;
    }
  };
}

async function currentAccess(credentials: Credentials): Promise<Access> {
  try {
    return await credentials.current();
  } catch (error) {
    throw new KubeConnectionError('KUBE_CREDENTIALS', `no credentials: ${(error as Error).message}`, error);
  }
}

/** The status says enough, should its explanation be cut off. */
async function readError({ status, headers, body }: OpenResponse): Promise<KubeApiError> {
  const explanation = await readBody(body, maxErrorBytes).catch(() => Buffer.alloc(0));
  return toHttpError(status, headers['retry-after'], explanation);
}

function createExchange(
  { status, headers, body }: OpenResponse,
  cancellation: Cancellation,
  ownError: (error: unknown) => unknown,
): Exchange {
  let isEnded = false;
  // Without a listener, an error before somebody reads would be uncaught. Whoever reads is told all the same.
  body.on('error', () => undefined);
  const end = (): void => {
    isEnded = true;
    cancellation.release();
    body.destroy();
  };
  return {
    status,
    headers,
    stopTimer: cancellation.stopTimer,
    async read(consume) {
      try {
        return await consume(body);
      } catch (error) {
        throw ownError(error);
      }
    },
    async *each(consume) {
      try {
        yield* consume(body);
      } catch (error) {
        if (!isEnded) throw ownError(error);
      } finally {
        end();
      }
    },
    [Symbol.dispose]: end,
  };
}

function toOwnError(
  error: unknown,
  path: string,
  caller: AbortSignal | undefined,
  cancellation: Cancellation,
): unknown {
  if (caller?.aborted) return caller.reason;
  if (cancellation.timedOut) {
    return new KubeConnectionError(
      'KUBE_TIMEOUT',
      `no whole answer to ${path.split('?', 1)[0]} in time`,
      error,
    );
  }
  return toKubeError(error);
}
