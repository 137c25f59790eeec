import { existsSync, readFileSync } from 'node:fs';
import { isInstalled } from '@kestrel/testkit';
import { installPrograms } from './install-programs.ts';
import { say } from './progress.ts';
import { runCommand, tryCommand } from './run-command.ts';
import type { TestbedSettings } from './settings.ts';

/** A Debian package, the version that the test bed was made with, and a file that says that it is there. */
interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

const nodePackages: readonly DebianPackage[] = [
  { name: 'containerd', version: '1.6.20', file: '/usr/bin/containerd' },
  { name: 'runc', version: '1.1.5', file: '/usr/sbin/runc' },
  { name: 'containernetworking-plugins', version: '1.1.1', file: '/usr/lib/cni/bridge' },
  { name: 'iproute2', version: '6.1.0', file: '/usr/bin/ip' },
  { name: 'iptables', version: '1.8.9', file: '/usr/sbin/iptables' },
  { name: 'conntrack', version: '1.4.7', file: '/usr/sbin/conntrack' },
];
const ciliumPackages: readonly DebianPackage[] = [
  { name: 'clang-19', version: '19.1.7', file: '/usr/bin/clang-19' },
];

/** The machine cannot run a node; the message has one line for each reason, and what to do about it. */
export class RequirementsError extends Error {
  readonly code = 'REQUIREMENTS';

  constructor(problems: readonly string[]) {
    super(`this machine cannot run the cluster:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  }
}

/** Checks machine and kernel, installs missing Debian packages, builds missing programs. @throws RequirementsError */
export async function ensureRequirements(settings: TestbedSettings): Promise<string | undefined> {
  const problems = [...machineProblems(), ...kernelProblems()];
  if (problems.length > 0) throw new RequirementsError(problems);
  const installed = await installPackages(settings);
  const built = await buildPrograms(settings);
  return installed || built ? 'complete' : undefined;
}

function machineProblems(): string[] {
  if (process.platform !== 'linux') return [`it runs ${process.platform}; a node needs Linux`];
  if (process.getuid?.() !== 0)
    return ['you are not root; namespaces, mounts and cgroups need it (sudo make cluster)'];
  return [];
}

function kernelProblems(): string[] {
  if (process.platform !== 'linux') return [];
  const problems: string[] = [];
  const mounts = readFileSync('/proc/mounts', 'utf8');
  const missing = ['cpu', 'cpuset', 'memory', 'pids'].filter(
    (controller) => !hasController(controller, mounts),
  );
  if (missing.length > 0) {
    problems.push(
      `no cgroup controllers ${missing.join(', ')}: mount them, or start the kernel with cgroup_enable=${missing[0]}`,
    );
  }
  if (!readFileSync('/proc/filesystems', 'utf8').includes('overlay') && !existsSync('/sys/module/overlay')) {
    problems.push('the kernel has no overlayfs (CONFIG_OVERLAY_FS): modprobe overlay');
  }
  if (!existsSync('/proc/sys/net/bridge/bridge-nf-call-iptables')) {
    problems.push('bridged traffic does not pass iptables (CONFIG_BRIDGE_NETFILTER): modprobe br_netfilter');
  }
  return problems;
}

function hasController(name: string, mounts: string): boolean {
  const unified = '/sys/fs/cgroup/cgroup.controllers';
  if (existsSync(unified)) return readFileSync(unified, 'utf8').split(/\s/).includes(name);
  return new RegExp(`^cgroup \\S+ cgroup \\S*\\b${name}\\b`, 'm').test(mounts);
}

async function installPackages({ podNetwork }: TestbedSettings): Promise<boolean> {
  const wanted = [...nodePackages, ...(podNetwork === 'cilium' ? ciliumPackages : [])];
  const missing = wanted.filter(({ file }) => !existsSync(file));
  if (missing.length === 0) return false;
  const names = missing.map(({ name }) => name);
  if ((await tryCommand('apt-get', ['--version'])) === undefined) {
    const list = missing.map(({ name, version, file }) => `${name} ${version} or newer (${file})`);
    throw new RequirementsError([`missing: ${list.join(', ')}; they are packages of Debian 12`]);
  }
  say(`installing Debian packages ${names.join(' ')}`);
  const install = [
    'install',
    '-qq',
    '-y',
    '--no-install-recommends',
    ...missing.map(({ name, version }) => `${name}=*${version}*`),
  ];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  await runCommand('apt-get', install, { env });
  return true;
}

const nodePrograms = [
  'etcd',
  'kube-apiserver',
  'kubectl',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'coredns',
  'testbed-workload',
];
const ciliumPrograms = ['cilium-agent', 'cilium-cni', 'hubble-relay'];
const istioPrograms = ['pilot-discovery', 'pilot-agent', 'envoy', 'helm'];

/** Without Go (root's PATH often has none) the programs that are there do. */
async function buildPrograms({ podNetwork, istio }: TestbedSettings): Promise<boolean> {
  const programs = [
    ...nodePrograms,
    ...(podNetwork === 'cilium' ? ciliumPrograms : []),
    ...(istio ? istioPrograms : []),
  ];
  const hasGo = (await tryCommand('go', ['version'])) !== undefined;
  const isBuilt = hasGo && (await installPrograms(programs, say));
  const missing = programs.filter((name) => !isInstalled(name));
  if (missing.length > 0) {
    throw new RequirementsError([
      `no ${missing.join(', ')}: they are built with Go 1.26 or newer, which must be on PATH`,
    ]);
  }
  return isBuilt;
}
