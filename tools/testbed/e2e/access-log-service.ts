import { apply } from '../src/kubectl.ts';
import { network } from '../src/settings.ts';

/** Where the providers of the mesh expect the receivers: the name and the port that the chart gives their Service. */
const namespace = 'kestrel-ai';
const name = 'kestrel-operator-als';

/**
 * Makes the Service, with receivers that run on the machine behind it. Without a selector its endpoints are ours to
 * write: one slice for each, since all addresses of a slice have the same port.
 */
export async function publishReceivers(ports: readonly number[]): Promise<void> {
  const slices = ports.map((port, index) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${index}`,
      namespace,
      labels: { 'kubernetes.io/service-name': name },
    },
    addressType: 'IPv4',
    ports: [{ name: 'grpc-als', port }],
    endpoints: [{ addresses: [network.hostAddress], conditions: { ready: true } }],
  }));
  await apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { ports: [{ name: 'grpc-als', port: 8080 }] },
    },
    ...slices,
  ]);
}
