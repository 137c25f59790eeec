import { eventually } from '@kestrel/testkit';
import { apply, kubectl } from '../src/kubectl.ts';
import { workloadImage } from '../src/settings.ts';

/** Runs a pod of the shop that asks its targets a given number of times and is then silent. */
export async function runCountedPod(name: string, args: readonly string[]): Promise<void> {
  await startCountedPod(name, args);
  await untilCountedPodIsDone(name);
}

/** Starts such a pod and does not wait for its end. */
export async function startCountedPod(name: string, args: readonly string[]): Promise<void> {
  await kubectl(['delete', 'pod', name, '-n', 'shop', '--ignore-not-found', '--wait']);
  const container = { name: 'main', image: workloadImage, imagePullPolicy: 'Never', args: ['call', ...args] };
  await apply([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'shop', labels: { app: 'counted' } },
      spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 1, containers: [container] },
    },
  ]);
}

export async function untilCountedPodIsDone(name: string): Promise<void> {
  await eventually(
    async () => {
      const log = await kubectl(['logs', name, '-n', 'shop']);
      if (!log.endsWith('done\n')) throw new Error(`its log ends with ${log.slice(-200)}`);
    },
    { timeoutMs: 90_000, intervalMs: 500, what: `${name} having asked` },
  );
}
