import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type Clock, type Component, type ServiceContext, systemClock } from '@kestrel/service';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { Announcement } from './announcement.ts';
import { ApiHandler } from './api/api-handler.ts';
import { ApiServer, type ApiServerOptions } from './api/api-server.ts';
import { ObjectWriter } from './api/write-objects.ts';
import { Cluster } from './cluster.ts';
import type { ClusterConfig } from './config.ts';
import { GarbageCollector } from './controllers/garbage-collector.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { ControlApi } from './simulator/control-api.ts';

/** Wires the simulated cluster: objects first, then who changes them, then who serves them. */
export async function build(config: ClusterConfig, context: ServiceContext): Promise<Component[]> {
  const clock = systemClock;
  const cluster = new Cluster(config, clock, context.metrics);
  const token =
    config.tokenFile === undefined ? randomBytes(24).toString('base64url') : readToken(config.tokenFile);
  const tls = config.tls ? await issueCertificate(config.host) : undefined;
  const apiServer = buildApiServer(config, { cluster, clock, token, tls });
  const controlApi = new ControlApi({ cluster, host: config.host, port: config.controlPort });
  const announcement = new Announcement(context, cluster, async () => {
    const kubeconfig = config.kubeconfigFile;
    await writeKubeconfig(kubeconfig, { server: apiServer.url, token, ca: tls?.ca });
    const peers = cluster.traffic?.agents.peerAddress;
    return {
      url: apiServer.url,
      control: controlApi.url,
      kubeconfig,
      ...(peers === undefined ? {} : { hubble_peers: peers }),
    };
  });
  return [
    cluster.snapshots,
    new GarbageCollector(cluster.store, clock),
    apiServer,
    ...(cluster.traffic === undefined ? [] : [cluster.traffic.agents, cluster.traffic.generator]),
    ...(cluster.accessLogs === undefined ? [] : [cluster.accessLogs]),
    controlApi,
    cluster.churn,
    announcement,
  ];
}

type Tls = ApiServerOptions['tls'] & { readonly ca: string };

function buildApiServer(
  { host, port }: ClusterConfig,
  { cluster, clock, token, tls }: { cluster: Cluster; clock: Clock; token: string; tls: Tls | undefined },
): ApiServer {
  const { store, served, snapshots, watches, faults, metrics } = cluster;
  const writer = new ObjectWriter(store, clock);
  const handler = new ApiHandler({ store, served, snapshots, watches, faults, metrics, writer, token });
  return new ApiServer({
    host,
    port,
    tls,
    handle: (request, response) => void handler.handle(request, response),
    onClosing: () => watches.closeAll(),
  });
}

function readToken(path: string): string {
  return readFileSync(path, 'utf8').trim();
}

async function issueCertificate(host: string): Promise<Tls> {
  const authority = await createCertificateAuthority({ name: 'kestrel-cluster' });
  const { certificate, key } = await authority.issueServerCertificate({
    commonName: 'kube-apiserver',
    dnsNames: [...new Set(['localhost', 'kubernetes.default.svc', ...(isIP(host) ? [] : [host])])],
    ipAddresses: [...new Set(['127.0.0.1', ...(isIP(host) ? [host] : [])])],
  });
  return { certificate, key, ca: authority.certificate };
}
