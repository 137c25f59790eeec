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
}

/** @throws Error naming the variable and what it wants */
export function parseSettings(env: NodeJS.ProcessEnv): TestbedSettings {
  const podNetwork = env.CNI || 'bridge';
  if (podNetwork !== 'bridge' && podNetwork !== 'cilium') {
    throw new Error(`CNI is ${podNetwork}: it wants bridge or cilium`);
  }
  return { podNetwork };
}
