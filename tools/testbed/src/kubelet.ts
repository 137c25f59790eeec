import { join } from 'node:path';
import { eventually, findProgram } from '@kestrel/testkit';
import { ensureCgroups } from './cgroups.ts';
import { claimFolder } from './claimed-folders.ts';
import { certificateFile, componentKubeconfig } from './credentials.ts';
import { ensureDaemon, logTail } from './daemon.ts';
import { rememberKernelSettings } from './kernel-settings.ts';
import { kubectl } from './kubectl.ts';
import { containerdSocket, dataFolder, network, nodeName, runFolder, testbedName } from './settings.ts';
import { writeConfig } from './write-config.ts';

const kubeletFolder = join(dataFolder, 'kubelet');

/** kubelet with folders and cgroups of its own, so that another one may run on the machine. */
export async function ensureKubelet(): Promise<string | undefined> {
  rememberKernelSettings();
  claimFolder('kubelet');
  ensureCgroups();
  // Pods that ask for the node's resolver get none: nothing here may depend on names of the world.
  const resolvConf = writeConfig('resolv.conf', 'options ndots:1\n');
  const configuration = JSON.stringify(kubeletConfig(resolvConf), null, 2);
  const file = writeConfig('kubelet.json', configuration);
  return ensureDaemon({
    name: 'kubelet',
    command: findProgram('kubelet'),
    configuration,
    args: [
      `--config=${file}`,
      `--kubeconfig=${componentKubeconfig('kubelet')}`,
      `--root-dir=${kubeletFolder}`,
      `--hostname-override=${nodeName}`,
      `--node-ip=${network.nodeAddress}`,
    ],
  });
}

/** Waits until the node is Ready, which needs its pod network. */
export async function untilNodeIsReady(): Promise<void> {
  const condition = '{.status.conditions[?(@.type=="Ready")].status}';
  const attempt = async (): Promise<void> => {
    const ready = await kubectl(['get', 'node', nodeName, '-o', `jsonpath=${condition}`]);
    if (ready !== 'True') throw new Error(`Ready is ${ready || 'not known'}`);
  };
  await eventually(attempt, { timeoutMs: 120_000, intervalMs: 250, what: 'the node being ready' }).catch(
    (cause) => {
      throw new Error(`${(cause as Error).message}; kubelet's log ends with:\n${logTail('kubelet')}`, {
        cause,
      });
    },
  );
}

function kubeletConfig(resolvConf: string): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: network.nodeAddress,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: certificateFile('ca.crt') },
    },
    authorization: { mode: 'Webhook' },
    tlsCertFile: certificateFile('kubelet-server.crt'),
    tlsPrivateKeyFile: certificateFile('kubelet-server.key'),
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${testbedName}`,
    failCgroupV1: false,
    failSwapOn: false,
    clusterDomain: 'cluster.local',
    clusterDNS: [network.dnsAddress],
    resolvConf,
    podLogsDir: join(dataFolder, 'pod-logs'),
    volumePluginDir: join(runFolder, 'volume-plugins'),
    // A developer's disk is usually fuller than a node's.
    evictionHard: {
      'memory.available': '100Mi',
      'nodefs.available': '1%',
      'imagefs.available': '1%',
      'nodefs.inodesFree': '1%',
    },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    registerWithTaints: [],
    logging: { verbosity: 1 },
  };
}
