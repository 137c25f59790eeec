import type { EnvoyConfig } from '../envoy.ts';
import { accessLoggers } from './access-loggers.ts';
import { httpAuthorization, tcpAuthorization } from './authorization-filters.ts';
import {
  address,
  asDownstream,
  bootstrap,
  cluster,
  downstreamTls,
  httpFilter,
  type SidecarOptions,
  tcpFilter,
  tlsInspector,
} from './proxy-parts.ts';
import { containerPorts, type MeshServices } from './services.ts';

export interface ServerSidecarOptions extends SidecarOptions {
  /** Where it listens, and where the workload itself does, by service. */
  readonly ports: MeshServices;
  readonly backends: MeshServices;
  /** SPIFFE identity of the one who may call. */
  readonly client: string;
}

/** Connections to the workload come from here, as under Istio: an address that is no workload's. */
const passThroughAddress = '127.0.0.6';

/** The sidecar of the workload that is called: mTLS only, policies enforced and in dry-run. */
export function serverSidecar(options: ServerSidecarOptions): EnvoyConfig {
  const { accessLog, ports, backends, client } = options;
  const http = (service: keyof MeshServices) => [
    httpFilter({
      statPrefix: `inbound_0.0.0.0_${containerPorts[service]}`,
      accessLog,
      filters: httpAuthorization(client),
      virtualHosts: [inboundHost(inboundName(service))],
    }),
  ];
  const tcp = (service: keyof MeshServices) => [
    tcpAuthorization(ports.deniedTcp, ports.tcp),
    tcpFilter(inboundName(service), accessLog),
  ];
  const filters = { http: http('http'), grpc: http('grpc'), tcp: tcp('tcp'), deniedTcp: tcp('deniedTcp') };
  const services = ['http', 'grpc', 'tcp', 'deniedTcp'] as const;
  return bootstrap(
    options,
    services.map((service) => listener(options, service, filters[service])),
    services.map((service) =>
      cluster(inboundName(service), ['127.0.0.1', backends[service]], {
        ...asDownstream,
        upstream_bind_config: { source_address: { address: passThroughAddress, port_value: 0 } },
      }),
    ),
  );
}

function inboundName(service: keyof MeshServices): string {
  return `inbound|${containerPorts[service]}||`;
}

/** A connection without TLS finds no filter chain, and is logged by the listener. */
function listener(
  options: ServerSidecarOptions,
  service: keyof MeshServices,
  filters: readonly EnvoyConfig[],
): EnvoyConfig {
  const { workload, ports, accessLog } = options;
  return {
    name: service,
    address: address(workload.ip, ports[service]),
    listener_filters: [tlsInspector],
    access_log: accessLoggers(accessLog, { response_flag_filter: { flags: ['NR'] } }),
    filter_chains: [
      {
        filter_chain_match: { transport_protocol: 'tls' },
        transport_socket: downstreamTls(options),
        filters,
      },
    ],
  };
}

function inboundHost(clusterName: string): EnvoyConfig {
  const route = { cluster: clusterName, timeout: '0s' };
  return { name: clusterName, domains: ['*'], routes: [{ match: { prefix: '/' }, route, name: 'default' }] };
}
