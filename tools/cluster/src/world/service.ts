import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import { type App, appLabels, selectorLabels } from './app.ts';
import { withManagedFields } from './managed-fields.ts';
import { newMeta, type World } from './world.ts';

/** The Service in front of an application with ports. */
export function buildService(world: World, app: App, createdMs: number): KubernetesObject {
  const type = app.serviceType === 'LoadBalancer' ? 'LoadBalancer' : 'ClusterIP';
  const clusterIP = app.serviceType === 'Headless' ? 'None' : world.addresses.service();
  const isOpen = type === 'LoadBalancer';
  const time = toTimestamp(createdMs);
  const service: KubernetesObject = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: newMeta(world.random, {
      name: app.name,
      namespace: app.namespace,
      createdMs,
      labels: appLabels(app),
      annotations: {
        'meta.helm.sh/release-name': app.partOf,
        'meta.helm.sh/release-namespace': app.namespace,
      },
    }),
    spec: {
      ports: (app.ports ?? []).map(({ name, port }, index) => ({
        name,
        protocol: 'TCP',
        port: isOpen && name === 'https' ? 443 : port,
        targetPort: index === 0 ? name : port,
        ...(isOpen ? { nodePort: world.random.integer(30_000, 32_767) } : {}),
      })),
      selector: selectorLabels(app),
      clusterIP,
      clusterIPs: [clusterIP],
      type,
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
      ...(isOpen ? { externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: true } : {}),
    },
    status: { loadBalancer: isOpen ? { ingress: [{ ip: '203.0.113.10', ipMode: 'VIP' }] } : {} },
  };
  return withManagedFields(service, { manager: 'helm', time });
}

/** The API server's own Service, which every cluster has and which selects no pods. */
export function buildKubernetesService(world: World, createdMs: number): KubernetesObject {
  const time = toTimestamp(createdMs);
  const service: KubernetesObject = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: newMeta(world.random, {
      name: 'kubernetes',
      namespace: 'default',
      createdMs,
      labels: { component: 'apiserver', provider: 'kubernetes' },
    }),
    spec: {
      ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 6443 }],
      clusterIP: '172.20.0.1',
      clusterIPs: ['172.20.0.1'],
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
    },
    status: { loadBalancer: {} },
  };
  return withManagedFields(service, { manager: 'kube-apiserver', time });
}
