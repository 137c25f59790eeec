import { type BusConfig, parseBusConfig } from '@kestrel/bus';
import { type KubeConfig, parseKubeConfig } from '@kestrel/kube';
import { type EnvReader, type NamespaceSelection, namespacePattern, parseNamespaces } from '@kestrel/service';

export interface WatcherConfig {
  readonly bus: BusConfig;
  readonly kube: KubeConfig;
  readonly namespaces: NamespaceSelection;
  readonly dropLabels: readonly string[];
  readonly dropAnnotations: readonly string[];
  /** Namespace whose AuthorizationPolicies reach the whole mesh. */
  readonly istioRootNamespace: string;
  /** How long a kind that cannot be read may hold back the word that the inventory is whole; Infinity: for ever. */
  readonly incompleteAfterMs: number;
}

const keyPattern = /^[\w*][\w./*-]*$/;

/** Reads every setting of the watcher; problems stay in `env`. */
export function parseWatcherConfig(env: EnvReader): WatcherConfig {
  return Object.freeze({
    bus: parseBusConfig(env, 'watcher'),
    kube: parseKubeConfig(env),
    namespaces: parseNamespaces(env),
    dropLabels: env.list('DROP_LABELS', {
      meaning: 'Label keys that stay in the cluster, comma-separated, * for any characters.',
      pattern: keyPattern,
    }),
    dropAnnotations: env.list('DROP_ANNOTATIONS', {
      meaning: 'Annotation keys that stay in the cluster; the last-applied one always does.',
      pattern: keyPattern,
    }),
    istioRootNamespace: env.string('ISTIO_ROOT_NAMESPACE', {
      default: 'istio-system',
      meaning: 'Namespace whose AuthorizationPolicies reach the workloads of every namespace.',
      pattern: namespacePattern,
    }),
    incompleteAfterMs: env.durationMs('INVENTORY_INCOMPLETE_AFTER', {
      defaultMs: Number.POSITIVE_INFINITY,
      allowForever: true,
      meaning:
        'How long a kind that may not be listed holds back the first commit; then the cloud gets the inventory without it, and drops what it has of that kind. `forever`: until it may be listed.',
    }),
  });
}
