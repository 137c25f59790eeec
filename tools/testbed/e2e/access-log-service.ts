import { apply } from '../src/kubectl.ts';
import { addHostAddress } from '../src/node-network.ts';
import { network } from '../src/settings.ts';

/** Where the providers of the mesh expect the receivers: the name and the port that the chart gives their Service. */
const namespace = 'kestrel-ai';
const name = 'kestrel-operator-als';
const portName = 'grpc-als';

/**
 * Makes the Service, with receivers that run on the machine behind it, in the order of their ports. Without a selector its
 * endpoints are ours to write: one slice for each, since all addresses of a slice have the same port, and an address for
 * each, since istiod takes endpoints with one address and one name of a port for the same. Those that are not among
 * `ready` are as a pod that is being ended.
 */
export async function publishReceivers(
  ports: readonly number[],
  ready: readonly number[] = ports,
): Promise<void> {
  const slices: object[] = [];
  for (const [index, port] of ports.entries()) {
    const address = network.furtherHostAddresses[index];
    if (address === undefined) throw new Error(`there is no address for receiver ${index}`);
    await addHostAddress(address);
    slices.push(endpointSlice(index, address, port, ready.includes(port)));
  }
  await apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { ports: [{ name: portName, port: 8080 }] },
    },
    ...slices,
  ]);
}

function endpointSlice(index: number, address: string, port: number, ready: boolean): object {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${index}`,
      namespace,
      labels: { 'kubernetes.io/service-name': name },
    },
    addressType: 'IPv4',
    ports: [{ name: portName, port }],
    endpoints: [{ addresses: [address], conditions: { ready } }],
  };
}
