import type { CertificatePair } from '../certificates.ts';
import type { EnvoyConfig } from '../envoy.ts';
import { type AccessLogSettings, accessLoggers, receiverCluster } from './access-loggers.ts';
import { type MeshWorkload, sidecarNode } from './sidecar-identity.ts';

/** What a sidecar needs to be part of the mesh. */
export interface SidecarOptions {
  readonly workload: MeshWorkload;
  readonly certificate: CertificatePair;
  readonly meshCertificate: string;
  /** `host:port`. */
  readonly receiver: string;
  readonly accessLog: AccessLogSettings;
}

const extensions = 'type.googleapis.com/envoy.extensions';

export function bootstrap(
  options: SidecarOptions,
  listeners: readonly EnvoyConfig[],
  clusters: readonly EnvoyConfig[],
): EnvoyConfig {
  return {
    node: sidecarNode(options.workload),
    static_resources: { listeners, clusters: [...clusters, receiver(options.receiver)] },
  };
}

export function address(host: string, port: number): EnvoyConfig {
  return { socket_address: { address: host, port_value: port } };
}

/** A cluster with one endpoint. */
export function cluster(name: string, [host, port]: readonly [string, number], more: EnvoyConfig = {}) {
  return {
    name,
    type: 'STATIC',
    connect_timeout: '2s',
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: address(host, port) } }] }],
    },
    ...more,
  };
}

/** HTTP/1.1 stays HTTP/1.1, gRPC stays HTTP/2. */
export const asDownstream = {
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': `${extensions}.upstreams.http.v3.HttpProtocolOptions`,
      use_downstream_protocol_config: { http2_protocol_options: {} },
    },
  },
};

function receiver(at: string): EnvoyConfig {
  const [host = '', port = ''] = at.split(':');
  return cluster(receiverCluster, [host, Number(port)], {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': `${extensions}.upstreams.http.v3.HttpProtocolOptions`,
        explicit_http_config: { http2_protocol_options: {} },
      },
    },
  });
}

export interface HttpFilterOptions {
  readonly statPrefix: string;
  readonly accessLog: AccessLogSettings;
  readonly filters?: readonly EnvoyConfig[];
  readonly virtualHosts: readonly EnvoyConfig[];
}

export function httpFilter({ statPrefix, accessLog, filters = [], virtualHosts }: HttpFilterOptions) {
  const router = {
    name: 'envoy.filters.http.router',
    typed_config: { '@type': `${extensions}.filters.http.router.v3.Router` },
  };
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': `${extensions}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
      stat_prefix: statPrefix,
      codec_type: 'AUTO',
      access_log: accessLoggers(accessLog),
      http_filters: [...filters, router],
      route_config: { name: statPrefix, virtual_hosts: virtualHosts },
    },
  };
}

export function tcpFilter(clusterName: string, accessLog: AccessLogSettings): EnvoyConfig {
  return {
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: {
      '@type': `${extensions}.filters.network.tcp_proxy.v3.TcpProxy`,
      stat_prefix: clusterName,
      cluster: clusterName,
      access_log: accessLoggers(accessLog),
    },
  };
}

/** The workload's certificate, and that the other side's must be of the mesh. */
export function meshTls({ certificate, meshCertificate }: SidecarOptions, peer?: string): EnvoyConfig {
  const matchers = { san_type: 'URI', matcher: { exact: peer } };
  return {
    tls_certificates: [
      {
        certificate_chain: { inline_string: certificate.certificate },
        private_key: { inline_string: certificate.key },
      },
    ],
    validation_context: {
      trusted_ca: { inline_string: meshCertificate },
      ...(peer === undefined ? {} : { match_typed_subject_alt_names: [matchers] }),
    },
  };
}

export function upstreamTls(options: SidecarOptions, peer: string, sni: string): EnvoyConfig {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${extensions}.transport_sockets.tls.v3.UpstreamTlsContext`,
      common_tls_context: meshTls(options, peer),
      sni,
    },
  };
}

export function downstreamTls(options: SidecarOptions): EnvoyConfig {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${extensions}.transport_sockets.tls.v3.DownstreamTlsContext`,
      common_tls_context: { ...meshTls(options), alpn_protocols: ['h2', 'http/1.1'] },
      require_client_certificate: true,
    },
  };
}

export const tlsInspector = {
  name: 'envoy.filters.listener.tls_inspector',
  typed_config: { '@type': `${extensions}.filters.listener.tls_inspector.v3.TlsInspector` },
};
