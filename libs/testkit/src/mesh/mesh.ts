import { type CertificateAuthority, createCertificateAuthority } from '../certificates.ts';
import { type Envoy, startEnvoy } from '../envoy.ts';
import { freePort } from '../free-port.ts';
import type { AccessLogSettings } from './access-loggers.ts';
import { startBackends } from './backends.ts';
import { clientSidecar } from './client-sidecar.ts';
import { MeshClient } from './mesh-client.ts';
import { serverSidecar } from './server-sidecar.ts';
import type { MeshServices } from './services.ts';
import { type MeshWorkload, serviceHost, spiffeId } from './sidecar-identity.ts';

export interface MeshOptions {
  /** `host:port` of the receiver of access logs, an IP address. Nobody need listen there yet. */
  readonly alsAddress: string;
  /** What the caller's sidecar logs. `{ providers: [] }`: nothing, as one without a Telemetry resource. */
  readonly clientLog?: AccessLogSettings;
  readonly serverLog?: AccessLogSettings;
  /** Worker threads of each sidecar. Default 1. */
  readonly concurrency?: number;
}

/** Two sidecars with mutual TLS between them, as Istio would configure them, and the workloads behind both. */
export interface Mesh extends AsyncDisposable {
  readonly clientWorkload: MeshWorkload;
  readonly serverWorkload: MeshWorkload;
  readonly clientSidecar: Envoy;
  readonly serverSidecar: Envoy;
  /** The calling workload. */
  readonly client: MeshClient;
  /** Where the server's sidecar listens, on the server's address: mTLS only. */
  readonly serverPorts: MeshServices;
  stop(): Promise<void>;
}

const clientWorkload: MeshWorkload = {
  namespace: 'shop',
  name: 'web',
  pod: 'web-5f6d8c9b7-a1b2c',
  ip: '127.77.0.11',
};

/** A pod name with dots: only the last one of the node's id separates the namespace. */
const serverWorkload: MeshWorkload = {
  namespace: 'shop',
  name: 'orders',
  pod: 'orders.v2-7d9c5b8f6-x1y2z',
  ip: '127.77.0.12',
};

/** Starts backends, the server's sidecar and the client's, and waits until both proxies are live. */
export async function startMesh(options: MeshOptions): Promise<Mesh> {
  const stack = new AsyncDisposableStack();
  try {
    const authority = await createCertificateAuthority({ name: 'mesh' });
    const backends = stack.use(await startBackends());
    const serverPorts = await freePorts();
    const serverEnvoy = stack.use(
      await startEnvoy({
        name: 'server sidecar',
        concurrency: options.concurrency ?? 1,
        config: serverSidecar({
          ...(await membership(serverWorkload, authority, options.alsAddress)),
          accessLog: options.serverLog ?? {},
          ports: serverPorts,
          backends: backends.ports,
          client: spiffeId(clientWorkload),
        }),
      }),
    );
    const clientEnvoy = stack.use(
      await startEnvoy({
        name: 'client sidecar',
        concurrency: options.concurrency ?? 1,
        config: clientSidecar({
          ...(await membership(clientWorkload, authority, options.alsAddress)),
          accessLog: options.clientLog ?? {},
          server: serverWorkload,
          serverPorts,
          closedPort: await freePort(),
        }),
      }),
    );
    const client = stack.use(new MeshClient(await listenerPorts(clientEnvoy), serviceHost(serverWorkload)));
    const resources = stack.move();
    const stop = () => resources.disposeAsync();
    return {
      clientWorkload,
      serverWorkload,
      clientSidecar: clientEnvoy,
      serverSidecar: serverEnvoy,
      client,
      serverPorts,
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function membership(workload: MeshWorkload, authority: CertificateAuthority, receiver: string) {
  const certificate = await authority.issueWorkloadCertificate({
    commonName: '',
    uris: [spiffeId(workload)],
  });
  return { workload, certificate, meshCertificate: authority.certificate, receiver };
}

async function freePorts(): Promise<MeshServices> {
  const [http, grpc, tcp, deniedTcp] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return { http, grpc, tcp, deniedTcp };
}

async function listenerPorts(envoy: Envoy): Promise<MeshServices> {
  const port = (name: keyof MeshServices) => envoy.listenerPort(name);
  const [http, grpc, tcp, deniedTcp] = await Promise.all([
    port('http'),
    port('grpc'),
    port('tcp'),
    port('deniedTcp'),
  ]);
  return { http, grpc, tcp, deniedTcp };
}
