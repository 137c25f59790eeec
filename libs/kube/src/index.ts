import type { Clock, Component, ServiceContext } from '@kestrel/service';
import type { KubeConfig } from './kube-config.ts';
import type { KubeResource } from './kube-object.ts';
import type { ReflectorHandler, ReflectorState } from './reflector-handler.ts';

export { type KubeConfig, type KubeSource, parseKubeConfig } from './kube-config.ts';
export { isRetryable, KubeApiError, KubeConnectionError, KubeProtocolError } from './kube-error.ts';
export {
  type KubeMetadata,
  type KubeObject,
  type KubeResource,
  type ObjectKey,
  resourceLabel,
  versionPath,
} from './kube-object.ts';
export type { ReflectorHandler, ReflectorPhase, ReflectorState } from './reflector-handler.ts';

export interface KubeRequestOptions {
  readonly signal?: AbortSignal;
  /** For the whole answer. Default: the configured one. */
  readonly timeoutMs?: number;
  /** Default `application/json`. */
  readonly accept?: string;
}
export interface KubeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}
export interface KubeWatch {
  /** JSON documents, one a line, undecoded; ends when the API server ends the watch. */
  readonly lines: AsyncIterable<Buffer>;
  close(): void;
}
/** Component without work of its own: `stop` closes its connections. */
export interface KubeClient extends Component {
  readonly server: string;
  get(path: string, options?: KubeRequestOptions): Promise<KubeResponse>;
  getJson(path: string, options?: KubeRequestOptions): Promise<unknown>;
  watch(path: string, options?: KubeRequestOptions): Promise<KubeWatch>;
  /** The version to use of a kind, the cluster's preferred one first; undefined when discovery says that none is served. */
  discoverVersion(group: string, plural: string, signal?: AbortSignal): Promise<string | undefined>;
}
/** @throws ConfigError naming KUBECONFIG when it cannot be used */
export declare function createKubeClient(config: KubeConfig, context: ServiceContext): Promise<KubeClient>;

export interface ReflectorOptions {
  readonly client: KubeClient;
  readonly context: ServiceContext;
  readonly resource: KubeResource;
  readonly handler: ReflectorHandler;
  /** For instance `type=Warning`. */
  readonly fieldSelector?: string;
  /** Default: the system's. */
  readonly clock?: Clock;
}
/** `start` returns at once; `stop` ends the watch, after which no method of the handler is called. Not to be started twice. */
export interface Reflector extends Component {
  readonly state: ReflectorState;
  /** Objects known now. */
  readonly size: number;
}
export declare function createReflector(options: ReflectorOptions): Reflector;
