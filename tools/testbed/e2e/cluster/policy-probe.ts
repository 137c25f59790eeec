import { eventually } from '@kestrel/testkit';
import { apply, kubectl } from '../../src/kubectl.ts';
import { workloadImage } from '../../src/settings.ts';

export interface PolicyProbe {
  readonly namespace: string;
  /** The service of the chart whose labels it carries, so that its policies hold for it; none: a stranger. */
  readonly service?: string;
  /** URLs. */
  readonly http: readonly string[];
  /** Addresses that say something to who connects. */
  readonly tcp: readonly string[];
  /** Names to look up, each with the resolver to ask: `name@host:port`. */
  readonly dns: readonly string[];
}

/** Asks targets from a pod and returns those that answered. The pod fits into the restricted profile. */
export async function reachableFrom(probe: PolicyProbe): Promise<string[]> {
  const { namespace, http, tcp, dns } = probe;
  const name = `probe-${probe.service ?? 'stranger'}`;
  await apply([probePod(name, probe)]);
  try {
    const log = await eventually(() => readLogOfDone(namespace, name), {
      timeoutMs: 90_000,
      intervalMs: 500,
    });
    return [...http, ...tcp, ...dns].filter((target) => log.includes(`${target} ok`));
  } finally {
    await kubectl(['delete', 'pod', name, '-n', namespace, '--wait']);
  }
}

function probePod(name: string, { namespace, service, http, tcp, dns }: PolicyProbe): object {
  const targets = Object.entries({ http, tcp, dns }).map(([kind, each]) => `-${kind}=${each.join(',')}`);
  const container = {
    name: 'main',
    image: workloadImage,
    imagePullPolicy: 'Never',
    args: ['call', '-every=100ms', '-rounds=2', ...targets],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    // Never Ready: no Service may lead to it.
    readinessProbe: { tcpSocket: { port: 1 } },
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: service === undefined ? {} : labelsOf(service) },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 1,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container],
    },
  };
}

function labelsOf(service: string): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/name': service,
    'app.kubernetes.io/instance': 'kestrel-operator',
    'app.kubernetes.io/part-of': 'kestrel-operator',
  };
}

async function readLogOfDone(namespace: string, name: string): Promise<string> {
  const log = await kubectl(['logs', name, '-n', namespace]);
  if (!log.endsWith('done\n')) throw new Error(`its log ends with ${log.slice(-200)}`);
  return log;
}
