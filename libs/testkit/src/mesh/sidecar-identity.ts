import type { EnvoyConfig } from '../envoy.ts';

/** The workload that a sidecar stands beside. */
export interface MeshWorkload {
  readonly namespace: string;
  /** Name of its Deployment; also its service, its label `app` and, unless it has another, its ServiceAccount. */
  readonly name: string;
  readonly pod: string;
  readonly serviceAccount?: string;
  /** An address of the loopback network, which the sidecar's connections come from and go to. */
  readonly ip: string;
}

export const trustDomain = 'cluster.local';

/** What its certificate says. */
export function spiffeId(workload: MeshWorkload): string {
  const { namespace, name, serviceAccount = name } = workload;
  return `spiffe://${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

export function serviceHost({ namespace, name }: MeshWorkload): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** What a pod carries that nobody may see outside the cluster: it reaches every receiver in the node's metadata. */
export const annotationCanary = 'canary-in-the-pods-annotations';

/** Envoy's `node` as Istio's agent writes it. */
export function sidecarNode(workload: MeshWorkload): EnvoyConfig {
  const { namespace, name, pod, serviceAccount = name, ip } = workload;
  return {
    id: `sidecar~${ip}~${pod}.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `${name}.${namespace}`,
    metadata: {
      ANNOTATIONS: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ env: annotationCanary }),
      },
      APP_CONTAINERS: 'app',
      CLUSTER_ID: 'Kubernetes',
      INSTANCE_IPS: ip,
      INTERCEPTION_MODE: 'REDIRECT',
      ISTIO_VERSION: '1.31.0',
      LABELS: {
        app: name,
        'security.istio.io/tlsMode': 'istio',
        'service.istio.io/canonical-name': name,
        'service.istio.io/canonical-revision': 'v1',
        version: 'v1',
      },
      MESH_ID: trustDomain,
      NAME: pod,
      NAMESPACE: namespace,
      NODE_NAME: 'n1',
      OWNER: `kubernetes://apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
      POD_PORTS: '[]',
      PROXY_CONFIG: { concurrency: 1, discoveryAddress: 'istiod.istio-system.svc:15012', statusPort: 15020 },
      SERVICE_ACCOUNT: serviceAccount,
      WORKLOAD_NAME: name,
    },
  };
}
