import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';

/** Name of everything that the test bed makes on a machine: network namespace, cgroups, folder below /run. */
export const testbedName = 'kestrel-testbed';

/** What is kept while the cluster exists: kubeconfig, certificates, etcd's data, images, logs. */
export const dataFolder = join(repositoryRoot(), '.testbed');

/** Sockets, container state and process records. Below /run, since the path of a socket has 108 characters. */
export const runFolder = join('/run', testbedName);

export const kubeconfigFile = join(dataFolder, 'kubeconfig');
export const logFolder = join(dataFolder, 'logs');
export const certificateFolder = join(dataFolder, 'certificates');
export const configFolder = join(dataFolder, 'config');
export const containerdSocket = join(runFolder, 'containerd.sock');
export const networkNamespaceFile = join('/run/netns', testbedName);

/** State and sockets of Cilium's agent, and its mounts. */
export const ciliumFolder = join(runFolder, 'cilium');
export const ciliumSocket = join(ciliumFolder, 'cilium.sock');
export const hubbleSocket = join(ciliumFolder, 'hubble.sock');

/** Addresses inside the namespace; the machine reaches all of them through a veth pair. */
export const network = {
  hostAddress: '10.200.0.1',
  nodeAddress: '10.200.0.2',
  /** Of the machine too, for what stands behind one Service; `addHostAddress` makes them. */
  furtherHostAddresses: ['10.200.0.101', '10.200.0.102'],
  prefixLength: 24,
  podCidr: '10.201.0.0/16',
  nodePodCidr: '10.201.0.0/24',
  serviceCidr: '10.202.0.0/16',
  apiServiceAddress: '10.202.0.1',
  dnsAddress: '10.202.0.10',
  hostInterface: 'ktb-host',
  nodeInterface: 'ktb-node',
} as const;

export const nodeName = 'testbed';
export const hubbleRelayAddress = `${network.nodeAddress}:4245`;
export const apiServerUrl = `https://${network.nodeAddress}:6443`;

/** The image of every pod of the test bed but CoreDNS, and the pod sandbox. */
export const workloadImage = 'testbed.local/workload:1';
export const coreDnsImage = 'testbed.local/coredns:1';

export type PodNetwork = 'bridge' | 'cilium';

export interface TestbedSettings {
  readonly podNetwork: PodNetwork;
  /** Istio, with a sidecar in the pods of the namespaces that ask for one. */
  readonly istio: boolean;
}

/**
 * What is asked for, and of what is not said, what the cluster that is there has.
 * @throws Error naming the variable and what it wants
 */
export function parseSettings(env: NodeJS.ProcessEnv, current?: TestbedSettings): TestbedSettings {
  const { CNI: network = '', ISTIO: istio = '' } = env;
  if (!['', 'bridge', 'cilium'].includes(network)) {
    throw new Error(`CNI is ${network}: it wants bridge or cilium`);
  }
  if (!['', '0', '1'].includes(istio)) throw new Error(`ISTIO is ${istio}: it wants 1 or 0`);
  const settings: TestbedSettings = {
    podNetwork: (network as PodNetwork) || (current?.podNetwork ?? 'bridge'),
    istio: istio === '' ? (current?.istio ?? false) : istio === '1',
  };
  if (current !== undefined && current.podNetwork !== settings.podNetwork) {
    throw new Error(
      `the cluster runs with CNI=${current.podNetwork}: run make cluster-down before CNI=${network}`,
    );
  }
  if (current?.istio === true && !settings.istio) {
    throw new Error('the cluster runs with ISTIO=1: run make cluster-down before ISTIO=0');
  }
  return settings;
}
