import { join } from 'node:path';
import { BundleService, freePort } from '@kestrel/testkit';
import type { DemoOptions } from './demo-options.ts';

/** A simulated cluster that changes by itself. */
export interface SimulatedCluster {
  readonly service: BundleService;
  readonly kubeconfig: string;
  /** Stops the changes, so that both sides can be compared. */
  pause(): Promise<void>;
}

export async function startSimulatedCluster(folder: string, options: DemoOptions): Promise<SimulatedCluster> {
  const [port, controlPort] = [await freePort(), await freePort()];
  const kubeconfig = join(folder, 'cluster.kubeconfig');
  const service = await BundleService.start({
    program: 'cluster',
    name: 'cluster-0',
    env: {
      CLUSTER_PORT: String(port),
      CLUSTER_CONTROL_PORT: String(controlPort),
      CLUSTER_KUBECONFIG_FILE: kubeconfig,
      CLUSTER_SCALE: options.scale,
      CLUSTER_CHURN_PER_SECOND: options.churnPerSecond,
    },
    wait: 'readyz',
  });
  const churnUrl = `http://127.0.0.1:${controlPort}/simulator/churn`;
  return {
    service,
    kubeconfig,
    async pause() {
      const response = await fetch(churnUrl, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ paused: true }),
      });
      if (!response.ok) throw new Error(`PUT ${churnUrl}: ${response.status} ${await response.text()}`);
    },
  };
}
