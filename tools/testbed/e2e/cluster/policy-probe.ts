import { eventually } from '@kestrel/testkit';
import { apply, kubectl } from '../../src/kubectl.ts';
import { workloadImage } from '../../src/settings.ts';

/**
 * Asks targets from a pod that carries the labels of a service, so that its policies hold for the pod. Returns the
 * targets that answered. The pod fits into the restricted profile, as the service does.
 */
export async function reachableFrom(
  namespace: string,
  service: string,
  targets: readonly string[],
): Promise<string[]> {
  const name = `probe-${service}`;
  const container = {
    name: 'main',
    image: workloadImage,
    imagePullPolicy: 'Never',
    args: ['call', '-every=100ms', '-rounds=2', `-http=${targets.join(',')}`],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const labels = {
    'app.kubernetes.io/name': service,
    'app.kubernetes.io/instance': 'kestrel-operator',
    'app.kubernetes.io/part-of': 'kestrel-operator',
  };
  await apply([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: 1,
        securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
        // Never Ready: no Service may lead to it.
        containers: [{ ...container, readinessProbe: { tcpSocket: { port: 1 } } }],
      },
    },
  ]);
  try {
    const log = await eventually(() => untilDone(namespace, name), { timeoutMs: 60_000, intervalMs: 500 });
    return targets.filter((target) => log.includes(`${target} ok`));
  } finally {
    await kubectl(['delete', 'pod', name, '-n', namespace, '--wait=false']);
  }
}

async function untilDone(namespace: string, name: string): Promise<string> {
  const log = await kubectl(['logs', name, '-n', namespace]);
  if (!log.endsWith('done\n')) throw new Error(`its log ends with ${log.slice(-200)}`);
  return log;
}
