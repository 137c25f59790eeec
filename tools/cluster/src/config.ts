import type { EnvReader } from '@kestrel/service';

export const shapes = ['shop', 'load'] as const;

/** Every setting of the simulated cluster. */
export interface ClusterConfig {
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
  readonly tls: boolean;
  readonly kubeconfigFile: string;
  /** Undefined: a token is made up. */
  readonly tokenFile: string | undefined;
  readonly shape: (typeof shapes)[number];
  readonly scale: number;
  readonly seed: number;
  readonly istio: boolean;
  readonly churnPerSecond: number;
  readonly bookmarkIntervalMs: number;
  readonly maxHistory: number;
  readonly hubble: HubbleConfig;
  readonly accessLogs: AccessLogConfig;
}

/** Of the sidecars. */
export interface AccessLogConfig {
  /** `host:port`; undefined: there are no sidecars. */
  readonly receiver: string | undefined;
  /** Entries a second over all sidecars. */
  readonly entriesPerSecond: number;
}

/** Of the agents. */
export interface HubbleConfig {
  readonly enabled: boolean;
  readonly peerPort: number;
  /** Events a second over all nodes. */
  readonly eventsPerSecond: number;
  readonly ringCapacity: number;
  readonly knowsFieldMasks: boolean;
}

export function parseClusterConfig(env: EnvReader): ClusterConfig {
  return Object.freeze({
    host: env.string('CLUSTER_HOST', {
      default: '127.0.0.1',
      meaning: 'Address on which the API and the control API listen.',
    }),
    port: env.port('CLUSTER_PORT', {
      default: 6443,
      allowZero: true,
      meaning: 'Port of the Kubernetes API; 0 takes a free one and logs it.',
    }),
    controlPort: env.port('CLUSTER_CONTROL_PORT', {
      default: 6444,
      allowZero: true,
      meaning: 'Port of the control API (faults, churn, statistics); 0 takes a free one and logs it.',
    }),
    tls: env.boolean('CLUSTER_TLS', {
      default: true,
      meaning:
        'Serve the Kubernetes API over TLS with a certificate made at start; its CA is in the kubeconfig.',
    }),
    kubeconfigFile: env.string('CLUSTER_KUBECONFIG_FILE', {
      default: 'cluster.kubeconfig',
      meaning: 'Where the kubeconfig for this cluster is written, token included, at each start.',
    }),
    tokenFile: env.optionalFile('CLUSTER_TOKEN_FILE', {
      meaning: 'File with the bearer token that clients must send. Not set: a new one at each start.',
    }),
    shape: env.oneOf('CLUSTER_SHAPE', shapes, {
      default: 'shop',
      meaning: 'shop: a microservice shop to look at. load: 50,005 objects in 200 namespaces.',
    }),
    scale: Number(
      env.string('CLUSTER_SCALE', {
        default: '1',
        pattern: /^(?!0+(\.0+)?$)\d{1,3}(\.\d{1,3})?$/,
        meaning: 'Multiplies the number of objects; fractions are allowed, 0 is not.',
      }),
    ),
    seed: env.integer('CLUSTER_SEED', {
      default: 1,
      min: 0,
      meaning: 'The same seed gives the same names, uids and addresses.',
    }),
    istio: env.boolean('CLUSTER_ISTIO', {
      default: true,
      meaning:
        "Whether Istio's AuthorizationPolicy exists from the start; the control API switches it later.",
    }),
    churnPerSecond: env.integer('CLUSTER_CHURN_PER_SECOND', {
      default: 0,
      min: 0,
      max: 10_000,
      meaning:
        'Changes per second: rollouts, crashes, jobs, heartbeats, policies and more. 0: nothing changes by itself.',
    }),
    bookmarkIntervalMs: env.durationMs('CLUSTER_BOOKMARK_INTERVAL', {
      defaultMs: 60_000,
      minMs: 100,
      meaning: 'Time between two bookmarks on a watch that asked for them.',
    }),
    maxHistory: env.integer('CLUSTER_WATCH_HISTORY', {
      default: 10_000,
      min: 0,
      meaning: 'Changes per kind that a watch can start in; an older resourceVersion gets 410. Costs memory.',
    }),
    hubble: parseHubble(env),
    accessLogs: parseAccessLogs(env),
  });
}

function parseAccessLogs(env: EnvReader): AccessLogConfig {
  return {
    receiver: env.optionalString('CLUSTER_ALS_ADDRESS', {
      pattern: /^[^:\s]+:\d{1,5}$/,
      meaning: 'host:port to which pods have sidecars send access logs. Not set: there are no sidecars.',
    }),
    entriesPerSecond: env.integer('CLUSTER_ACCESS_LOG_RATE', {
      default: 0,
      min: 0,
      max: 1_000_000,
      meaning: 'Access log entries per second over all sidecars. 0: no calls by themselves.',
    }),
  };
}

function parseHubble(env: EnvReader): HubbleConfig {
  return {
    enabled: env.boolean('CLUSTER_HUBBLE', {
      default: false,
      meaning: 'Whether each node has a Hubble agent that reports traffic between the pods.',
    }),
    peerPort: env.port('CLUSTER_HUBBLE_PEER_PORT', {
      default: 4244,
      allowZero: true,
      meaning:
        'Port of the peer service by which hubble-relay finds the agents; 0 takes a free one and logs it.',
    }),
    eventsPerSecond: env.integer('CLUSTER_FLOW_RATE', {
      default: 0,
      min: 0,
      max: 1_000_000,
      meaning: 'Hubble events per second over all nodes. 0: no traffic by itself.',
    }),
    ringCapacity: env.integer('CLUSTER_HUBBLE_RING', {
      default: 4095,
      min: 1,
      max: 65_535,
      meaning: 'Events that each agent keeps; a reader that falls behind by more loses the oldest.',
    }),
    knowsFieldMasks: env.boolean('CLUSTER_HUBBLE_FIELD_MASK', {
      default: true,
      meaning: 'Whether agents apply field masks; old ones ignore them and send everything.',
    }),
  };
}
