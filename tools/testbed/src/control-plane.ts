import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@kestrel/testkit';
import { certificateFile, componentKubeconfig } from './credentials.ts';
import { type Daemon, ensureDaemon, isDaemonRunning, logTail } from './daemon.ts';
import { untilApiServerIsReady } from './kubectl.ts';
import { configFolder, dataFolder, logFolder, network } from './settings.ts';
import { writeConfig } from './write-config.ts';

const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', userGroups: ['system:nodes', 'system:masters'] },
    { level: 'None', users: ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler'] },
    { level: 'Metadata' },
  ],
};

/** etcd, API server, controller manager and scheduler. The log of requests is `.testbed/logs/audit.jsonl`. */
export async function ensureControlPlane(): Promise<string | undefined> {
  mkdirSync(logFolder, { recursive: true });
  const policy = JSON.stringify(auditPolicy);
  writeConfig('audit-policy.json', policy);
  const started: string[] = [];
  for (const daemon of [etcd(), apiServer(policy), controllerManager(), scheduler()]) {
    if ((await ensureDaemon(daemon)) !== undefined) started.push(daemon.name);
    if (daemon.name === 'kube-apiserver') await untilReady(daemon);
  }
  return started.length === 0 ? undefined : `started ${started.join(', ')}`;
}

/** One that was ending when it was looked at is started again. */
async function untilReady(daemon: Daemon, restarts = 2): Promise<void> {
  try {
    await untilApiServerIsReady(() => isDaemonRunning(daemon.name));
  } catch (cause) {
    if (restarts > 0 && !isDaemonRunning(daemon.name)) {
      await ensureDaemon(daemon);
      return untilReady(daemon, restarts - 1);
    }
    throw new Error(`${(cause as Error).message}; its log ends with:\n${logTail(daemon.name)}`, { cause });
  }
}

function etcd(): Daemon {
  return {
    name: 'etcd',
    command: findProgram('etcd'),
    args: [
      `--data-dir=${join(dataFolder, 'etcd')}`,
      '--listen-client-urls=http://127.0.0.1:2379',
      '--advertise-client-urls=http://127.0.0.1:2379',
      '--listen-peer-urls=http://127.0.0.1:2380',
      '--quota-backend-bytes=4294967296',
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
  };
}

function apiServer(configuration: string): Daemon {
  return {
    name: 'kube-apiserver',
    command: findProgram('kube-apiserver'),
    configuration,
    args: [
      '--etcd-servers=http://127.0.0.1:2379',
      `--advertise-address=${network.nodeAddress}`,
      `--service-cluster-ip-range=${network.serviceCidr}`,
      `--client-ca-file=${certificateFile('ca.crt')}`,
      `--tls-cert-file=${certificateFile('apiserver.crt')}`,
      `--tls-private-key-file=${certificateFile('apiserver.key')}`,
      `--token-auth-file=${certificateFile('tokens.csv')}`,
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${certificateFile('service-account.pub')}`,
      `--service-account-signing-key-file=${certificateFile('service-account.key')}`,
      `--kubelet-client-certificate=${certificateFile('apiserver-kubelet.crt')}`,
      `--kubelet-client-key=${certificateFile('apiserver-kubelet.key')}`,
      `--kubelet-certificate-authority=${certificateFile('ca.crt')}`,
      // Logs and exec would otherwise look the node's name up in DNS.
      '--kubelet-preferred-address-types=InternalIP',
      '--authorization-mode=Node,RBAC',
      '--allow-privileged',
      `--audit-policy-file=${join(configFolder, 'audit-policy.json')}`,
      `--audit-log-path=${join(logFolder, 'audit.jsonl')}`,
      '--audit-log-maxsize=50',
      '--audit-log-maxbackup=1',
    ],
  };
}

function controllerManager(): Daemon {
  return {
    name: 'kube-controller-manager',
    command: findProgram('kube-controller-manager'),
    args: [
      `--kubeconfig=${componentKubeconfig('controller-manager')}`,
      '--leader-elect=false',
      '--use-service-account-credentials',
      `--root-ca-file=${certificateFile('ca.crt')}`,
      `--cluster-signing-cert-file=${certificateFile('ca.crt')}`,
      `--cluster-signing-key-file=${certificateFile('ca.key')}`,
      `--service-account-private-key-file=${certificateFile('service-account.key')}`,
      '--allocate-node-cidrs',
      `--cluster-cidr=${network.podCidr}`,
      `--service-cluster-ip-range=${network.serviceCidr}`,
    ],
  };
}

function scheduler(): Daemon {
  return {
    name: 'kube-scheduler',
    command: findProgram('kube-scheduler'),
    args: [`--kubeconfig=${componentKubeconfig('scheduler')}`, '--leader-elect=false'],
  };
}
