import type { EnvoyConfig } from '../envoy.ts';
import {
  address,
  asDownstream,
  bootstrap,
  cluster,
  httpFilter,
  type SidecarOptions,
  tcpFilter,
  upstreamTls,
} from './proxy-parts.ts';
import { type MeshServices, servicePorts } from './services.ts';
import { type MeshWorkload, serviceHost, spiffeId } from './sidecar-identity.ts';

export interface ClientSidecarOptions extends SidecarOptions {
  /** The workload that is called, and where its sidecar listens, by service. */
  readonly server: MeshWorkload;
  readonly serverPorts: MeshServices;
  /** A port that nobody listens on: the service `ghost`. */
  readonly closedPort: number;
}

/** Name of a service nobody answers for: calls to it show on the client's side only. */
export const ghostHost = 'ghost.shop.svc.cluster.local';

/** The caller's sidecar: a listener for each service, on free ports of 127.0.0.1, named for the service. */
export function clientSidecar(options: ClientSidecarOptions): EnvoyConfig {
  const { accessLog, closedPort } = options;
  const http = (service: keyof MeshServices) =>
    httpFilter({
      statPrefix: `outbound_0.0.0.0_${servicePorts[service]}`,
      accessLog,
      virtualHosts: [
        virtualHost('ghost', [ghostHost], ghostCluster),
        virtualHost('server', ['*'], outboundName(options.server, service)),
      ],
    });
  const tcp = (service: keyof MeshServices) => tcpFilter(outboundName(options.server, service), accessLog);
  const services = ['http', 'grpc', 'tcp', 'deniedTcp'] as const;
  const ghostCluster = `outbound|80||${ghostHost}`;
  return bootstrap(
    options,
    [
      listener('http', http('http')),
      listener('grpc', http('grpc')),
      listener('tcp', tcp('tcp')),
      listener('deniedTcp', tcp('deniedTcp')),
    ],
    [
      ...services.map((service) => outboundCluster(options, service)),
      cluster(ghostCluster, ['127.0.0.1', closedPort]),
    ],
  );
}

function outboundName(server: MeshWorkload, service: keyof MeshServices): string {
  return `outbound|${servicePorts[service]}||${serviceHost(server)}`;
}

function outboundCluster(options: ClientSidecarOptions, service: keyof MeshServices): EnvoyConfig {
  const { workload, server, serverPorts } = options;
  const sni = `outbound_.${servicePorts[service]}_._.${serviceHost(server)}`;
  return cluster(outboundName(server, service), [server.ip, serverPorts[service]], {
    ...asDownstream,
    upstream_bind_config: { source_address: { address: workload.ip, port_value: 0 } },
    transport_socket: upstreamTls(options, spiffeId(server), sni),
  });
}

function listener(name: string, filter: EnvoyConfig): EnvoyConfig {
  return { name, address: address('127.0.0.1', 0), filter_chains: [{ filters: [filter] }] };
}

/** What is below /retried is tried a second time when it fails. */
function virtualHost(name: string, domains: readonly string[], clusterName: string): EnvoyConfig {
  return {
    name,
    domains,
    routes: [
      {
        match: { prefix: '/retried' },
        route: { cluster: clusterName, retry_policy: { retry_on: '5xx', num_retries: 1 } },
      },
      { match: { prefix: '/' }, route: { cluster: clusterName, timeout: '60s' }, name: 'default' },
    ],
  };
}
