import { eventually } from '@kestrel/testkit';
import { apply, kubectl } from '../src/kubectl.ts';
import { workloadImage } from '../src/settings.ts';

/** A pod that asks its targets a given number of times and is then silent. */
export interface CountedPod {
  readonly name: string;
  /** Arguments of `workload call`. */
  readonly args: readonly string[];
  /** Default: the shop. */
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Runs such a pod to its end. */
export async function runCountedPod(pod: CountedPod): Promise<void> {
  await startCountedPod(pod);
  await untilCountedPodIsDone(pod);
}

/** Starts such a pod and does not wait for its end. */
export async function startCountedPod(pod: CountedPod): Promise<void> {
  const { name, args, namespace = shop, serviceAccount = 'default', labels = {}, annotations = {} } = pod;
  await kubectl(['delete', 'pod', name, '-n', namespace, '--ignore-not-found', '--wait']);
  const container = { name: 'main', image: workloadImage, imagePullPolicy: 'Never', args: ['call', ...args] };
  await apply([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels: { app: 'counted', ...labels }, annotations },
      spec: {
        restartPolicy: 'Never',
        terminationGracePeriodSeconds: 1,
        serviceAccountName: serviceAccount,
        containers: [container],
      },
    },
  ]);
}

export async function untilCountedPodIsDone({
  name,
  namespace = shop,
  timeoutMs = 90_000,
}: Pick<CountedPod, 'name' | 'namespace'> & { readonly timeoutMs?: number }): Promise<void> {
  await eventually(
    async () => {
      const log = await kubectl(['logs', name, '-n', namespace, '-c', 'main']);
      if (!log.endsWith('done\n')) throw new Error(`its log ends with ${log.slice(-200)}`);
    },
    { timeoutMs, intervalMs: 500, what: `${name} having asked` },
  );
}

const shop = 'shop';
