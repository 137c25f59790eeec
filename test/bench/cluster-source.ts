import { join } from 'node:path';
import {
  type ApiServer,
  BundleService,
  freePort,
  installAuthorizationPolicies,
  startApiServer,
} from '@kestrel/testkit';
import { fillApiServer } from './fill-api-server.ts';

/** A cluster of the load shape to read from. */
export interface ClusterSource extends AsyncDisposable {
  readonly kubeconfig: string;
  /** Undefined where only the simulation can do it. */
  readonly simulation: Simulation | undefined;
  /** Process ids of what it consists of, by name. */
  readonly processes: Readonly<Record<string, number>>;
}

export class Simulation {
  readonly service: BundleService;
  readonly #controlUrl: string;

  constructor(service: BundleService, controlPort: number) {
    this.service = service;
    this.#controlUrl = `http://127.0.0.1:${controlPort}/simulator`;
  }

  async setChurn(change: { paused?: boolean; changesPerSecond?: number }): Promise<void> {
    await this.#request('PUT', 'churn', change);
  }

  /** Requests of the API since the last reset, all verbs and resources. */
  async countRequests(): Promise<number> {
    const { requests } = (await (await this.#request('GET', 'statistics')).json()) as {
      requests: { count: number }[];
    };
    return requests.reduce((sum, { count }) => sum + count, 0);
  }

  async resetStatistics(): Promise<void> {
    await this.#request('DELETE', 'statistics');
  }

  /** Every object as raw JSON. */
  async *objects(): AsyncIterable<string> {
    const { body } = await this.#request('GET', 'objects');
    let rest = '';
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  }

  async #request(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.#controlUrl}/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

export async function startSimulated(folder: string, scale: number): Promise<ClusterSource> {
  const controlPort = await freePort();
  const kubeconfig = join(folder, 'kubeconfig');
  const service = await BundleService.start({
    program: 'cluster',
    name: 'cluster-0',
    env: {
      CLUSTER_PORT: String(await freePort()),
      CLUSTER_CONTROL_PORT: String(controlPort),
      CLUSTER_KUBECONFIG_FILE: kubeconfig,
      CLUSTER_SHAPE: 'load',
      CLUSTER_SCALE: String(scale),
    },
    wait: 'readyz',
  });
  return {
    kubeconfig,
    simulation: new Simulation(service, controlPort),
    processes: { cluster: service.process.pid },
    [Symbol.asyncDispose]: () => service.stop(),
  };
}

/** The objects of the simulation in a real API server. */
export async function startReal(
  folder: string,
  scale: number,
  print: (line: string) => void,
): Promise<ClusterSource> {
  const api: ApiServer = await startApiServer();
  await installAuthorizationPolicies(api.admin);
  const simulated = await startSimulated(folder, scale);
  if (simulated.simulation !== undefined)
    await fillApiServer(api.admin, simulated.simulation.objects(), print);
  await simulated[Symbol.asyncDispose]();
  return {
    kubeconfig: api.writeKubeconfig(),
    simulation: undefined,
    processes: { 'kube-apiserver': api.pid, etcd: api.etcd.pid },
    [Symbol.asyncDispose]: () => api.stop(),
  };
}
