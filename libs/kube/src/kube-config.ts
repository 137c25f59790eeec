import { delimiter, join } from 'node:path';
import { type EnvReader, formatHostPort } from '@kestrel/service';

/** Where the API server's address and our credentials come from. */
export type KubeSource =
  | {
      readonly kind: 'in-cluster';
      /** `https://10.96.0.1:443` */
      readonly server: string;
      /** Read again for every request, since the kubelet renews the token. */
      readonly tokenFile: string;
      readonly caFile: string;
    }
  | { readonly kind: 'kubeconfig'; readonly files: readonly string[] };

export interface KubeConfig {
  readonly source: KubeSource;
  /** Objects a page of a list. */
  readonly pageSize: number;
  /** Pages in memory at a time, over all reflectors of a client. */
  readonly listConcurrency: number;
  /** For a whole answer, or the first byte of a watch. */
  readonly requestTimeoutMs: number;
  /** How often to ask again for what is refused or absent. */
  readonly recheckMs: number;
}

/** Reads `KUBECONFIG` or, in a cluster, what the kubelet provides; and the limits of listing. */
export function parseKubeConfig(env: EnvReader): KubeConfig {
  return {
    source: parseSource(env),
    pageSize: env.integer('KUBE_PAGE_SIZE', {
      meaning: 'Objects the API server is asked for at a time; a larger page costs memory.',
      default: 250,
      min: 1,
      max: 5000,
    }),
    listConcurrency: env.integer('KUBE_LIST_CONCURRENCY', {
      meaning: 'Pages of lists read at the same time, over all kinds; more are faster and cost memory.',
      default: 2,
      min: 1,
      max: 64,
    }),
    requestTimeoutMs: env.durationMs('KUBE_REQUEST_TIMEOUT', {
      meaning: 'How long one answer of the API server may take.',
      defaultMs: 30_000,
      minMs: 1000,
      maxMs: 600_000,
    }),
    recheckMs: env.durationMs('KUBE_RECHECK_INTERVAL', {
      meaning: 'How often a kind is asked for again that the cluster does not serve or does not let us read.',
      defaultMs: 15_000,
      minMs: 1000,
      maxMs: 3_600_000,
    }),
  };
}

function parseSource(env: EnvReader): KubeSource {
  const kubeconfig = env.optionalString('KUBECONFIG', {
    meaning:
      'Kubeconfig file (several are merged, as kubectl does) to use instead of the service account of a pod.',
  });
  const host = env.optionalString('KUBERNETES_SERVICE_HOST', {
    meaning: 'Address of the API server in a cluster; set by the kubelet.',
  });
  const port = env.port('KUBERNETES_SERVICE_PORT', {
    meaning: 'Port of the API server in a cluster; set by the kubelet.',
    default: 443,
  });
  const folder = env.string('KUBE_SERVICE_ACCOUNT_DIR', {
    meaning:
      "Folder of the service account's `token` and `ca.crt` in a cluster; read again as they are renewed.",
    default: '/var/run/secrets/kubernetes.io/serviceaccount',
  });
  if (kubeconfig) return { kind: 'kubeconfig', files: kubeconfig.split(delimiter).filter((file) => file) };
  if (!host) env.problem('KUBECONFIG', 'is required outside a cluster: the path of a kubeconfig file');
  return {
    kind: 'in-cluster',
    server: `https://${formatHostPort(host ?? '', port)}`,
    tokenFile: join(folder, 'token'),
    caFile: join(folder, 'ca.crt'),
  };
}
