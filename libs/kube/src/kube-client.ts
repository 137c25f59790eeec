import { type Component, logFields, type ServiceContext } from '@kestrel/service';
import type { BodyMemory } from './body-memory.ts';
import { createConnections } from './connections.ts';
import { discoverVersion } from './discover-version.ts';
import { createGetter } from './getter.ts';
import { inClusterCredentials } from './in-cluster-credentials.ts';
import type { KubeConfig } from './kube-config.ts';
import { KubeProtocolError } from './kube-error.ts';
import { createKubeMetrics, type KubeMetrics } from './kube-metrics.ts';
import type { NewKubeObject } from './kube-object.ts';
import { kubeconfigCredentials } from './kubeconfig-credentials.ts';
import { splitLines } from './line-splitter.ts';
import { createListGate, type ListGate } from './list-gate.ts';
import { readBody } from './read-body.ts';

export interface KubeRequestOptions {
  readonly signal?: AbortSignal;
  /** For the whole answer; of a watch, for its head. Default: `requestTimeoutMs` of the configuration. */
  readonly timeoutMs?: number;
  /** Default `application/json`. */
  readonly accept?: string;
  /** Where the body is put, good until something else is put there. Default: memory of its own. */
  readonly memory?: BodyMemory;
}

export interface KubeResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface KubeWatch {
  /**
   * One JSON document each; ends when the API server ends the watch. What is not read holds the API server back.
   * @throws KubeConnectionError when the connection breaks, KubeProtocolError for a line beyond all bounds
   */
  readonly lines: AsyncIterable<Buffer>;
  /** Ends it from our side; then `lines` ends too. Safe at any time. */
  close(): void;
}

/**
 * Speaks with one API server; every path begins with `/api` or `/apis` or is one like `/version`. Every request counts in
 * `kube_requests_total`. All methods throw KubeApiError for an answer other than 2xx, KubeConnectionError when there was
 * none, or the signal's reason.
 */
export interface KubeClient extends Component {
  /** For display. */
  readonly server: string;
  readonly config: KubeConfig;
  readonly metrics: KubeMetrics;
  /** Shared by all that list, so that few pages are in memory at a time. */
  readonly listGate: ListGate;
  get(path: string, options?: KubeRequestOptions): Promise<KubeResponse>;
  /** @throws also KubeProtocolError when the answer is not JSON */
  getJson(path: string, options?: KubeRequestOptions): Promise<unknown>;
  /** POSTs an object to its collection; one that is there already is a KubeApiError with status 409. */
  create(path: string, object: NewKubeObject, options?: KubeRequestOptions): Promise<void>;
  watch(path: string, options?: KubeRequestOptions): Promise<KubeWatch>;
  /**
   * The version in which the cluster serves a kind, its preferred one first; undefined when the cluster positively does
   * not serve it. A discovery that fails throws, and says nothing about the kind.
   */
  discoverVersion(group: string, plural: string, signal?: AbortSignal): Promise<string | undefined>;
}

/** Over the largest page or event that an API server with etcd's limits sends, below what would hurt. */
const maxBodyBytes = 32 * 1024 ** 2;

/** @throws ConfigError naming KUBECONFIG when it cannot be used */
export async function createKubeClient(config: KubeConfig, context: ServiceContext): Promise<KubeClient> {
  const { source } = config;
  const credentials =
    source.kind === 'in-cluster' ? inClusterCredentials(source) : await kubeconfigCredentials(source.files);
  const connections = createConnections(credentials.server);
  const metrics = createKubeMetrics(context);
  const server = credentials.server.origin;
  const open = createGetter({
    credentials,
    connections,
    metrics,
    userAgent: `kestrel-${context.name}`,
    timeoutMs: config.requestTimeoutMs,
  });

  const get: KubeClient['get'] = async (path, options) => {
    using exchange = await open(path, { acceptEncoding: 'gzip', ...options });
    const body = await exchange.read((stream) => readBody(stream, maxBodyBytes, options?.memory));
    return { status: exchange.status, headers: exchange.headers, body };
  };
  const getJson: KubeClient['getJson'] = async (path, options) =>
    parseJson(path, (await get(path, options)).body);

  async function create(path: string, object: NewKubeObject, options?: KubeRequestOptions): Promise<void> {
    const body = JSON.stringify(object);
    using exchange = await open(path, { acceptEncoding: 'gzip', ...options, body });
    await exchange.read((stream) => readBody(stream, maxBodyBytes));
  }

  return {
    name: 'kube-client',
    server,
    config,
    metrics,
    listGate: createListGate(config.listConcurrency),
    async start() {
      context.log.info({ [logFields.url]: server }, 'kube-client-started');
      if (!credentials.isServerVerified) {
        context.log.warn({ [logFields.url]: server }, 'kube-api-server-not-verified');
      }
    },
    async stop() {
      connections.close();
    },
    get,
    getJson,
    create,
    async watch(path, options) {
      const exchange = await open(path, { acceptEncoding: 'identity', ...options });
      exchange.stopTimer();
      return {
        lines: exchange.each((stream) => splitLines(stream, maxBodyBytes)),
        close: () => exchange[Symbol.dispose](),
      };
    },
    discoverVersion: (group, plural, signal) =>
      discoverVersion((path) => getJson(path, signal ? { signal } : {}), group, plural),
  };
}

function parseJson(path: string, body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new KubeProtocolError('KUBE_MALFORMED', `the answer to ${path} is not JSON`, error);
  }
}
