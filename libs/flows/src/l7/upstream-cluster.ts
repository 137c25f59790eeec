export type ClusterSide = 'server' | 'client' | 'unknown';

/** What the name of an Envoy cluster says, as Istio builds it. */
export interface ClusterName {
  readonly side: ClusterSide;
  /** 0 where the name has none. */
  readonly port: number;
  /** Of a Kubernetes Service or a ServiceEntry; empty where the name has none. */
  readonly host: string;
}

/** `direction|port|subset|host`, or with `_.` between the parts where a gateway routes by server name. */
const parts = /^(inbound|inbound-vip|outbound)(?:\|(\d*)\|[^|]*\|(.*)|_\.(\d*)_\.[^|]*?_\.(.*))$/;
const clientSpecials = ['PassthroughCluster', 'BlackHoleCluster', 'AllowAnyDynamicDNSCluster'];

/** Parses an `upstream_cluster`, or a server name of the same form. */
export function parseCluster(name: string): ClusterName {
  const match = parts.exec(name);
  if (match) {
    const port = Number(match[2] ?? match[4] ?? 0);
    const side = match[1] === 'outbound' ? 'client' : 'server';
    return { side, port: port <= 65_535 ? port : 0, host: match[3] ?? match[5] ?? '' };
  }
  if (name.startsWith('InboundPassthroughCluster')) return { side: 'server', port: 0, host: '' };
  const isClient = clientSpecials.some((special) => name.startsWith(special));
  return { side: isClient ? 'client' : 'unknown', port: 0, host: '' };
}

export interface KubernetesHost {
  readonly name: string;
  readonly namespace: string;
}

/** `<service>.<namespace>.svc[.<domain>]`; any other host is a ServiceEntry's. */
export function parseKubernetesHost(host: string): KubernetesHost | undefined {
  const [name, namespace, svc] = host.split('.');
  return name && namespace && svc === 'svc' && name !== '*' ? { name, namespace } : undefined;
}
