/** The third-party programs that tests and the demo run, each pinned by a file of this repository. */
export interface Program {
  /** File name in .tools/bin. */
  readonly name: string;
  /** Folder below tools/third-party whose go.mod pins the version. */
  readonly family: string;
  /** Go package to build. */
  readonly package: string;
  /** Further linker flags. */
  readonly ldflags?: string;
  /** What it is for, printed while it is built. */
  readonly why: string;
  /** Rough time of a cold build on two cores. */
  readonly coldSeconds: number;
  /** Where it is needed beyond `make test` and `make e2e`; built only when asked for by this name. */
  readonly group?: ProgramGroup;
}

/** What has programs of its own: a real node, its Cilium, its Istio, the chart. */
export type ProgramGroup = 'node' | 'cilium' | 'istio' | 'chart';

const kubernetesVersion = '-X k8s.io/component-base/version.gitVersion=v1.36.3';

export const programs: readonly Program[] = [
  {
    name: 'nats-server',
    family: 'nats',
    package: 'github.com/nats-io/nats-server/v2',
    why: 'the bus',
    coldSeconds: 40,
  },
  {
    name: 'etcd',
    family: 'etcd',
    package: '.',
    why: 'store of the real API server in tests',
    coldSeconds: 35,
  },
  {
    name: 'kube-apiserver',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    ldflags: kubernetesVersion,
    why: 'the real API server in tests',
    coldSeconds: 300,
  },
  {
    name: 'kubectl',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kubectl',
    ldflags: kubernetesVersion,
    why: 'speaks to both API servers in tests',
    coldSeconds: 25,
  },
  {
    name: 'hubble-relay',
    family: 'cilium',
    package: 'github.com/cilium/cilium/hubble-relay',
    why: 'collects the flows of simulated agents, as in a cluster with Cilium',
    coldSeconds: 170,
  },
];

/** The oldest nats-server that is supported, from the system's packages. */
export const oldestNatsServer = { package: 'nats-server', path: 'nats-server-2.9/usr/sbin/nats-server' };
