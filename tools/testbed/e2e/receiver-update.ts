import { eventually, type Operator } from '@kestrel/testkit';
import { kubectl } from '../src/kubectl.ts';
import { publishReceivers } from './access-log-service.ts';

/**
 * Replaces the first receiver and then the second one, which stands in for it meanwhile. No Envoy takes a receiver for
 * ready any more when it gets SIGTERM, as a rolling update has it, and the process after it has its address.
 */
export async function replaceReceivers({ alsReceivers }: Operator, namespace: string): Promise<void> {
  const ports = alsReceivers.map(({ port }) => port);
  for (const { service, port } of alsReceivers) {
    const staying = ports.filter((each) => each !== port);
    await publishReceivers(ports, staying);
    await untilSidecarsHave(staying, [port], namespace);
    await service.stop();
    await service.start();
  }
}

/** What each Envoy of the namespace says of its own clusters. */
async function untilSidecarsHave(
  present: readonly number[],
  absent: readonly number[],
  namespace: string,
): Promise<void> {
  await eventually(
    async () => {
      for (const pod of await podsWithSidecar(namespace)) {
        const clusters = await kubectl([
          ...['exec', pod, '-n', namespace, '-c', 'istio-proxy', '--'],
          ...['pilot-agent', 'request', 'GET', 'clusters'],
        ]);
        const endpoints = clusters.split('\n').filter((line) => line.includes('||kestrel-operator-als.'));
        const has = (port: number) => endpoints.some((line) => line.includes(`:${port}::`));
        const wrong = [...present.filter((port) => !has(port)), ...absent.filter(has)];
        if (wrong.length > 0) throw new Error(`${pod} has not heard of the change of ${wrong.join(', ')}`);
      }
    },
    { timeoutMs: 60_000, intervalMs: 250, what: 'the Envoys knowing which receivers are ready' },
  );
}

async function podsWithSidecar(namespace: string): Promise<string[]> {
  const { items } = JSON.parse(await kubectl(['get', 'pods', '-n', namespace, '-o', 'json'])) as {
    items: readonly MeshPod[];
  };
  return items
    .filter(({ spec }) => spec.initContainers?.some(({ name }) => name === 'istio-proxy'))
    .map(({ metadata }) => metadata.name);
}

interface MeshPod {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly initContainers?: readonly { readonly name: string }[] };
}
