import type { App } from './app.ts';

const http = [
  { name: 'http', port: 8080 },
  { name: 'metrics', port: 9090 },
];
const grpc = [
  { name: 'grpc', port: 7070 },
  { name: 'metrics', port: 9090 },
];

type ShopApp = Omit<App, 'partOf' | 'namespace'>;

function service(
  name: string,
  version: string,
  replicas: number,
  team: string,
  calls: readonly string[],
): ShopApp {
  const image = `registry.shop.example/shop/${name}:${version}`;
  return { name, image, replicas, team, calls, kind: 'Deployment', tier: 'service', ports: grpc };
}

function data(name: string, image: string, replicas: number, port: number): ShopApp {
  const ports = [{ name: 'tcp', port }];
  return {
    name,
    image,
    replicas,
    kind: 'StatefulSet',
    tier: 'data',
    team: 'data',
    ports,
    serviceType: 'Headless',
  };
}

function cron(name: string, schedule: string, team: string, calls: readonly string[]): ShopApp {
  return {
    name,
    schedule,
    team,
    calls,
    kind: 'CronJob',
    tier: 'service',
    image: `registry.shop.example/shop/${name}:1.4.2`,
  };
}

/** The shop itself: what its customers use, and what that stands on. */
export const shopApps: readonly ShopApp[] = [
  {
    ...service('frontend', '3.18.0', 4, 'storefront', [
      'catalog',
      'cart',
      'search',
      'recommendations',
      'ads',
      'checkout',
      'shipping',
    ]),
    tier: 'web',
    ports: http,
  },
  service('cart', '2.7.1', 3, 'storefront', ['redis']),
  service('catalog', '4.2.0', 3, 'catalog', ['postgres', 'redis']),
  service('search', '1.31.0', 2, 'catalog', ['catalog', 'search-index']),
  service('recommendations', '2.0.4', 2, 'catalog', ['catalog']),
  service('reviews', '1.12.3', 2, 'catalog', ['postgres']),
  service('checkout', '5.1.2', 3, 'checkout', [
    'cart',
    'payments',
    'shipping',
    'email',
    'catalog',
    'currency',
    'kafka',
  ]),
  service('payments', '6.0.1', 3, 'checkout', ['postgres', 'fraud', 'kafka']),
  service('fraud', '1.9.0', 2, 'checkout', ['postgres']),
  service('currency', '1.3.0', 2, 'checkout', []),
  service('shipping', '2.2.5', 2, 'fulfilment', ['postgres', 'kafka']),
  service('inventory', '3.3.0', 2, 'fulfilment', ['postgres', 'kafka']),
  service('email', '1.8.7', 1, 'fulfilment', ['kafka']),
  service('ads', '0.14.0', 2, 'growth', ['redis']),
  service('accounts', '2.9.9', 2, 'storefront', ['postgres', 'redis']),
  data('postgres', 'docker.io/library/postgres:16.4', 2, 5432),
  data('redis', 'docker.io/library/redis:7.4', 3, 6379),
  data('kafka', 'docker.io/apache/kafka:3.9.0', 3, 9092),
  data('search-index', 'docker.io/opensearchproject/opensearch:2.17.1', 3, 9200),
  cron('price-import', '*/15 * * * *', 'catalog', ['catalog']),
  cron('order-report', '0 5 * * *', 'fulfilment', ['postgres']),
  cron('cart-cleanup', '30 * * * *', 'storefront', ['redis']),
  {
    name: 'schema-migration',
    kind: 'Job',
    tier: 'service',
    team: 'data',
    image: 'registry.shop.example/shop/schema-migration:88',
    calls: ['postgres'],
  },
  {
    name: 'debug-shell',
    kind: 'Pod',
    tier: 'service',
    team: 'data',
    image: 'docker.io/library/busybox:1.37',
    serviceAccount: 'default',
  },
];

function platform(
  namespace: string,
  name: string,
  kind: App['kind'],
  image: string,
  more: Partial<App> = {},
): App {
  return { namespace, name, kind, image, partOf: namespace, tier: 'platform', team: 'platform', ...more };
}

const metrics = [{ name: 'metrics', port: 9100 }];

/** What every cluster has one of. */
export const platformApps: readonly App[] = [
  platform('kube-system', 'coredns', 'Deployment', 'registry.k8s.io/coredns/coredns:v1.12.1', {
    replicas: 2,
    ports: [
      { name: 'dns-tcp', port: 53 },
      { name: 'metrics', port: 9153 },
    ],
  }),
  platform(
    'kube-system',
    'metrics-server',
    'Deployment',
    'registry.k8s.io/metrics-server/metrics-server:v0.7.2',
    {
      ports: [{ name: 'https', port: 10_250 }],
    },
  ),
  platform('kube-system', 'kube-proxy', 'DaemonSet', 'registry.k8s.io/kube-proxy:v1.33.4', { ports: [] }),
  platform('kube-system', 'cilium', 'DaemonSet', 'quay.io/cilium/cilium:v1.18.1', { ports: [] }),
  platform('kube-system', 'hubble-relay', 'Deployment', 'quay.io/cilium/hubble-relay:v1.18.1', {
    ports: [{ name: 'grpc', port: 4245 }],
  }),
  platform('ingress', 'ingress-gateway', 'Deployment', 'docker.io/istio/proxyv2:1.27.1', {
    replicas: 2,
    tier: 'edge',
    serviceType: 'LoadBalancer',
    calls: ['frontend'],
    ports: [
      { name: 'http2', port: 8080 },
      { name: 'https', port: 8443 },
    ],
  }),
  platform('istio-system', 'istiod', 'Deployment', 'docker.io/istio/pilot:1.27.1', {
    ports: [
      { name: 'grpc-xds', port: 15_010 },
      { name: 'https-dns', port: 15_012 },
    ],
  }),
  platform('monitoring', 'prometheus', 'StatefulSet', 'quay.io/prometheus/prometheus:v3.5.0', {
    ports: [{ name: 'web', port: 9090 }],
  }),
  platform('monitoring', 'alertmanager', 'StatefulSet', 'quay.io/prometheus/alertmanager:v0.28.1', {
    ports: [{ name: 'web', port: 9093 }],
  }),
  platform('monitoring', 'grafana', 'Deployment', 'docker.io/grafana/grafana:12.1.0', {
    ports: [{ name: 'http', port: 3000 }],
  }),
  platform('monitoring', 'node-exporter', 'DaemonSet', 'quay.io/prometheus/node-exporter:v1.9.1', {
    ports: metrics,
  }),
  platform(
    'monitoring',
    'kube-state-metrics',
    'Deployment',
    'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.16.0',
    {
      ports: metrics,
    },
  ),
  platform('cert-manager', 'cert-manager', 'Deployment', 'quay.io/jetstack/cert-manager-controller:v1.18.2', {
    ports: metrics,
  }),
];
