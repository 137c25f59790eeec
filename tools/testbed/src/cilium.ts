import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { eventually, findProgram } from '@kestrel/testkit';
import { linkPlugins } from './bridge-network.ts';
import { ensureCgroups, unifiedCgroup } from './cgroups.ts';
import { ciliumSettings } from './cilium-settings.ts';
import { claimFolder } from './claimed-folders.ts';
import { type Daemon, ensureDaemon, logTail, systemPath } from './daemon.ts';
import { moduleFolder } from './go-module.ts';
import { apply, kubectl } from './kubectl.ts';
import { runCommand, tryCommand } from './run-command.ts';
import {
  ciliumFolder,
  ciliumSocket,
  configFolder,
  dataFolder,
  hubbleRelayAddress,
  hubbleSocket,
  network,
  nodeName,
} from './settings.ts';
import { writeConfig } from './write-config.ts';

/**
 * Cilium's agent as a process in the node's network: pods, Services and policies by eBPF, flows by Hubble. Its programs
 * are compiled by clang from the sources in its Go module, as in its image.
 */
export async function ensureCilium(): Promise<string | undefined> {
  ensureCgroups();
  claimFolder('cilium');
  await installSources();
  await mountFileSystems();
  await applyDefinitions();
  const agent = await ensureDaemon(agentDaemon());
  await untilAgentIsHealthy();
  installPlugin();
  const relay = await ensureDaemon(relayDaemon());
  const started = [...(agent === undefined ? [] : ['agent']), ...(relay === undefined ? [] : ['relay'])];
  return started.length === 0 ? undefined : `started ${started.join(', ')}`;
}

/** The agent, for tests that end and start it. */
export function agentDaemon(): Daemon {
  const folder = join(configFolder, 'cilium');
  const settings = ciliumSettings();
  for (const [name, value] of Object.entries(settings)) writeConfig(join('cilium', name), value);
  return {
    name: 'cilium-agent',
    command: findProgram('cilium-agent'),
    args: ['--config-dir', folder],
    configuration: JSON.stringify(settings),
    cwd: ciliumFolder,
    env: {
      PATH: `${join(dataFolder, 'compiler')}:${systemPath}`,
      K8S_NODE_NAME: nodeName,
      CILIUM_K8S_NAMESPACE: 'kube-system',
      KUBERNETES_SERVICE_HOST: network.nodeAddress,
      KUBERNETES_SERVICE_PORT: '6443',
    },
  };
}

/** Hubble Relay in front of this one agent, in plaintext as Cilium's chart has it by default. */
export function relayDaemon(): Daemon {
  return {
    name: 'hubble-relay',
    command: findProgram('hubble-relay'),
    args: [
      'serve',
      '--disable-server-tls',
      '--disable-client-tls',
      `--peer-service=unix://${hubbleSocket}`,
      `--listen-address=${hubbleRelayAddress}`,
      '--health-listen-address=127.0.0.1:4222',
    ],
  };
}

/** Waits until the agent says that it and its connections are well. */
export async function untilAgentIsHealthy(): Promise<void> {
  await eventually(askHealth, {
    timeoutMs: 120_000,
    intervalMs: 200,
    what: "Cilium's agent being healthy",
  }).catch((cause) => {
    throw new Error(`${(cause as Error).message}; its log ends with:\n${logTail('cilium-agent')}`, { cause });
  });
}

const ciliumModule = () => moduleFolder('cilium', 'github.com/cilium/cilium');

/** The agent's eBPF sources in a writable folder, and a compiler under the name that it looks for. */
async function installSources(): Promise<void> {
  const target = join(dataFolder, 'cilium', 'bpf');
  const compiler = join(dataFolder, 'compiler');
  mkdirSync(compiler, { recursive: true });
  if (!existsSync(join(compiler, 'clang'))) symlinkSync('/usr/bin/clang-19', join(compiler, 'clang'));
  if (existsSync(join(target, 'bpf_lxc.c'))) return;
  cpSync(join(await ciliumModule(), 'bpf'), target, { recursive: true });
  await runCommand('chmod', ['-R', 'u+w', target]);
}

/**
 * A bpf file system, and a part of the cgroup hierarchy as a mount of its own: otherwise the agent would mount the whole
 * hierarchy, and its socket programs would hold for every process of the machine.
 */
async function mountFileSystems(): Promise<void> {
  const { bpf, cgroup } = ciliumMounts;
  for (const folder of [bpf, cgroup]) mkdirSync(folder, { recursive: true });
  if ((await tryCommand('mountpoint', ['-q', bpf])) === undefined) {
    await runCommand('mount', ['-t', 'bpf', 'bpf', bpf]);
  }
  if ((await tryCommand('mountpoint', ['-q', cgroup])) === undefined) {
    await runCommand('mount', ['--bind', unifiedCgroup(), cgroup]);
  }
}

/** Mounts below the test bed's folder. */
export const ciliumMounts = { bpf: join(ciliumFolder, 'bpf'), cgroup: join(ciliumFolder, 'cgroup') } as const;

/** Cilium's kinds, which its operator would install. */
async function applyDefinitions(): Promise<void> {
  const known = await kubectl(['get', 'crd', '-o', 'name']);
  if (known.includes('ciliumnetworkpolicies.cilium.io') && known.includes('ciliumnodes.cilium.io')) return;
  const folder = join(await ciliumModule(), 'pkg/k8s/apis/cilium.io/client/crds');
  for (const version of ['v2', 'v2alpha1']) {
    const files = readdirSync(join(folder, version)).filter((name) => name.endsWith('.yaml'));
    for (const file of files) await apply({ file: join(folder, version, file) });
  }
  await kubectl(['wait', '--for=condition=established', 'crd', '--all', '--timeout=60s']);
}

/** The node becomes Ready with this file, so it comes after the agent. */
function installPlugin(): void {
  linkPlugins(['loopback']);
  const link = join(configFolder, 'cni-bin', 'cilium-cni');
  rmSync(link, { force: true });
  symlinkSync(findProgram('cilium-cni'), link);
  const plugin = { type: 'cilium-cni', 'log-file': join(dataFolder, 'logs', 'cilium-cni.log') };
  writeConfig(
    'cni/05-cilium.conflist',
    JSON.stringify({ cniVersion: '0.3.1', name: 'cilium', plugins: [plugin] }),
  );
}

function askHealth(): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: ciliumSocket, path: '/v1/healthz', headers: { host: 'localhost' } });
    call.setTimeout(2_000, () => call.destroy(new Error('no answer in 2 s')));
    call.once('error', reject);
    call.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const { cilium } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        if (cilium?.state === 'Ok') resolve();
        else reject(new Error(`it says ${JSON.stringify(cilium)}`));
      });
    });
    call.end();
  });
}
