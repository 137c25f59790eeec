import { existsSync, readdirSync, readFileSync, readlinkSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '@kestrel/testkit';
import { removeCgroups } from './cgroups.ts';
import { removeClaimedFolders } from './claimed-folders.ts';
import { clusterOwner, folderToRemove } from './cluster-owner.ts';
import { ctr } from './container-runtime.ts';
import { isDaemonRunning, startedDaemons, stopDaemon } from './daemon.ts';
import { restoreKernelSettings } from './kernel-settings.ts';
import { removeNodeNetwork } from './node-network.ts';
import { say, timed } from './progress.ts';
import { tryCommand } from './run-command.ts';
import { containerdSocket, dataFolder, networkNamespaceFile, runFolder, testbedName } from './settings.ts';

/** Their data goes with them, and an API server with open watches takes a minute to end in order. */
const killed = ['kube-apiserver', 'etcd'];

/**
 * Takes everything away that `startCluster` and the pods left on the machine, what an aborted start made included. One that
 * another checkout has running only with `force`.
 */
export async function stopCluster({ force }: { readonly force: boolean }): Promise<void> {
  const started = performance.now();
  if (!existsSync(runFolder) && !existsSync(dataFolder) && !existsSync(networkNamespaceFile)) {
    say('there is no cluster');
    return;
  }
  const isRunning = startedDaemons().some(isDaemonRunning);
  const folder = folderToRemove({ owner: clusterOwner(), ours: dataFolder, isRunning, force });
  if (folder !== dataFolder) say(`it was started by ${dirname(folder)}`);
  await timed('daemons', stopDaemons);
  await timed('pods', stopPods);
  await timed('containerd', async () => ((await stopDaemon('containerd')) ? 'stopped' : undefined));
  await timed('processes', endShims);
  await timed('mounts', () => removeMounts(folder));
  await timed('network', async () => ((await removeNodeNetwork()) ? 'removed' : undefined));
  await timed('cgroups', async () => `${removeCgroups()} removed`);
  await timed('kernel settings', async () => `${restoreKernelSettings(folder)} put back`);
  removeFolders(folder);
  say(`gone in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** All but containerd, which is needed to end the pods. */
async function stopDaemons(): Promise<string | undefined> {
  const names = startedDaemons().filter((name) => name !== 'containerd');
  for (const name of names.filter((each) => !killed.includes(each))) await stopDaemon(name);
  for (const name of names.filter((each) => killed.includes(each))) await stopDaemon(name, 0);
  return names.length === 0 ? undefined : `stopped ${names.join(', ')}`;
}

async function stopPods(): Promise<string | undefined> {
  if (!isDaemonRunning('containerd')) return undefined;
  const tasks = await ctr('--namespace', 'k8s.io', 'tasks', 'list', '--quiet');
  const ids = tasks.split('\n').filter((id) => id !== '');
  for (const id of ids) await tryCtr('tasks', 'delete', '--force', id);
  return `${ids.length} containers ended`;
}

function tryCtr(...args: string[]): Promise<string | undefined> {
  return tryCommand('/usr/bin/ctr', ['--address', containerdSocket, '--namespace', 'k8s.io', ...args]);
}

/** Shims outlive containerd on purpose; they carry its socket on their command line. What still runs below them goes too. */
async function endShims(): Promise<string | undefined> {
  const pids = processesOfTestbed();
  for (const pid of pids) tryKill(pid);
  await eventually(() => {
    const left = processesOfTestbed();
    for (const pid of left) tryKill(pid);
    if (left.length > 0) throw new Error(`processes ${left.join(', ')} run`);
  });
  return pids.length === 0 ? undefined : `${pids.length} killed`;
}

/** Shims of this containerd, everything in a cgroup of the test bed, and everything in its network namespace. */
function processesOfTestbed(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      const command = readProcess(pid, 'cmdline');
      const isShim = command.includes('containerd-shim') && command.includes(containerdSocket);
      return isShim || readProcess(pid, 'cgroup').includes(`/${testbedName}`);
    })
    .map(Number);
}

function readProcess(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Everything mounted below the test bed's folders, the innermost first. */
async function removeMounts(folder: string): Promise<string | undefined> {
  const points = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point.startsWith(`${folder}/`) || point.startsWith(`${runFolder}/`))
    .reverse();
  for (const point of points) await tryCommand('umount', ['--lazy', point]);
  return points.length === 0 ? undefined : `${points.length} unmounted`;
}

/** Folders that kubelet, containerd and CNI use at fixed places: what others have there stays. */
const sharedFolders = [
  '/var/lib/cni/results',
  '/var/lib/cni/networks',
  '/var/lib/cni',
  '/run/containerd/s',
  '/run/containerd',
  '/var/log/containers',
  '/var/lib/kubelet/device-plugins',
  '/var/lib/kubelet',
];

function removeFolders(folder: string): void {
  removeWhere('/var/lib/cni/results', (path) => readFileSync(path, 'utf8').includes(runFolder));
  removeWhere('/var/log/containers', (path) => readlinkSync(path).startsWith(`${folder}/`));
  removeClaimedFolders(folder);
  for (const shared of sharedFolders) removeIfEmpty(shared);
  rmSync(folder, { recursive: true, force: true });
  rmSync(runFolder, { recursive: true, force: true });
}

/** Removes the files of a shared folder that are the test bed's. */
function removeWhere(folder: string, isOurs: (path: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (isOurs(path)) rmSync(path);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY') throw error;
  }
}
