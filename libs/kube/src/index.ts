export {
  createKubeClient,
  type KubeClient,
  type KubeRequestOptions,
  type KubeResponse,
  type KubeWatch,
} from './kube-client.ts';
export { type KubeConfig, type KubeSource, parseKubeConfig } from './kube-config.ts';
export {
  isRetryable,
  KubeApiError,
  KubeConnectionError,
  type KubeConnectionErrorCode,
  KubeProtocolError,
} from './kube-error.ts';
export {
  type KubeMetadata,
  type KubeObject,
  type KubeResource,
  type NewKubeObject,
  type ObjectKey,
  resourceLabel,
  versionPath,
} from './kube-object.ts';
export { createReflector, type Reflector, type ReflectorOptions } from './reflector.ts';
export type { ReflectorHandler, ReflectorPhase, ReflectorState } from './reflector-handler.ts';
