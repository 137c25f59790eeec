import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@kestrel/testkit';
import { ensureDaemon, logTail } from './daemon.ts';
import { runCommand } from './run-command.ts';
import {
  ciliumSocket,
  configFolder,
  containerdSocket,
  dataFolder,
  runFolder,
  workloadImage,
} from './settings.ts';
import { writeConfig } from './write-config.ts';

export const cniConfigFolder = join(configFolder, 'cni');

/**
 * containerd with root, state, socket and CNI folders of its own, beside any other on the machine. Its sandboxes run the
 * workload image, and runc may run without CAP_SYS_RESOURCE.
 */
export async function ensureContainerRuntime(): Promise<string | undefined> {
  const configuration = containerdConfig();
  const file = writeConfig('containerd.toml', configuration);
  for (const folder of [cniConfigFolder, runFolder]) mkdirSync(folder, { recursive: true });
  const started = await ensureDaemon({
    name: 'containerd',
    command: '/usr/bin/containerd',
    args: ['--config', file],
    configuration,
    // The second is for Cilium's plugin, which containerd starts.
    env: { TMPDIR: runFolder, CILIUM_SOCK: ciliumSocket },
  });
  await eventually(() => ctr('version'), { timeoutMs: 30_000, what: 'containerd answering' }).catch(
    (cause) => {
      throw new Error(`${(cause as Error).message}; its log ends with:\n${logTail('containerd')}`, { cause });
    },
  );
  return started;
}

/** Imports images from a tar file of `docker save` or of an OCI layout. */
export function importImages(file: string): Promise<string> {
  return ctr('--namespace', 'k8s.io', 'images', 'import', file);
}

/** Runs ctr against this containerd. */
export function ctr(...args: string[]): Promise<string> {
  return runCommand('/usr/bin/ctr', ['--address', containerdSocket, ...args]);
}

function containerdConfig(): string {
  return `version = 2
root = "${join(dataFolder, 'containerd')}"
state = "${join(runFolder, 'containerd')}"
disabled_plugins = ["io.containerd.internal.v1.opt", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]

[grpc]
  address = "${containerdSocket}"

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${workloadImage}"
  restrict_oom_score_adj = true
  disable_apparmor = true
  disable_tcp_service = true
  netns_mounts_under_state_dir = true

[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "${join(configFolder, 'cni-bin')}"
  conf_dir = "${cniConfigFolder}"

[plugins."io.containerd.grpc.v1.cri".containerd]
  snapshotter = "overlayfs"
  default_runtime_name = "runc"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  BinaryName = "/usr/sbin/runc"
  Root = "${join(runFolder, 'runc')}"
  SystemdCgroup = false
`;
}
