import { freePort } from '../free-port.ts';
import { BundleService, type Environment } from './bundle-service.ts';
import { ClusterControl } from './cluster-control.ts';

export interface SimulatedClusterOptions {
  /** Where the kubeconfig is written. */
  readonly kubeconfig: string;
  /** Further settings of the program. */
  readonly env?: Environment;
}

/** The simulated cluster as a process, with a Hubble agent on each node; there is no traffic until it is set. */
export class SimulatedCluster extends ClusterControl implements AsyncDisposable {
  readonly service: BundleService;
  readonly kubeconfig: string;
  /** `host:port` of the peer service, for `startHubbleRelay`. */
  readonly peers: string;

  private constructor(service: BundleService, kubeconfig: string, ports: { control: number; peers: number }) {
    super(`http://127.0.0.1:${ports.control}`);
    this.service = service;
    this.kubeconfig = kubeconfig;
    this.peers = `127.0.0.1:${ports.peers}`;
  }

  static async start({ kubeconfig, env }: SimulatedClusterOptions): Promise<SimulatedCluster> {
    const ports = { api: await freePort(), control: await freePort(), peers: await freePort() };
    const service = await BundleService.start({
      program: 'cluster',
      name: 'cluster-0',
      env: {
        CLUSTER_PORT: String(ports.api),
        CLUSTER_CONTROL_PORT: String(ports.control),
        CLUSTER_KUBECONFIG_FILE: kubeconfig,
        CLUSTER_HUBBLE: 'true',
        CLUSTER_HUBBLE_PEER_PORT: String(ports.peers),
        ...env,
      },
      wait: 'readyz',
    });
    return new SimulatedCluster(service, kubeconfig, ports);
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
