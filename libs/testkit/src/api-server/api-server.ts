import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildProcess, untilReady } from '../child-process.ts';
import { findProgram } from '../find-program.ts';
import { freePort } from '../free-port.ts';
import { makeTempFolder, removeTempFolder } from '../temp-folder.ts';
import { type ApiClient, createApiClient } from './api-client.ts';
import { type AuditedRequest, auditPolicy, type RequestFilter, readAuditLog } from './audit-log.ts';
import { type Etcd, startEtcd } from './etcd.ts';
import { createGrants, type Grants } from './grants.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { watchedResources } from './resources.ts';

/** `admin` may do everything and is the test; `watcher` reads what is granted. */
export type ApiUser = 'admin' | 'watcher';

export interface ApiServerOptions {
  /** Resources (plural) that the watcher may read from the start. Default: all that it wants. */
  readonly granted?: readonly string[];
  /** Further flags of kube-apiserver. */
  readonly extraArgs?: readonly string[];
}

/**
 * etcd and kube-apiserver on ports of 127.0.0.1 that stay the same over restarts, with RBAC and an audit log, and
 * without controllers: nobody makes ReplicaSets or Pods, and a namespace is deleted by `deleteNamespace`.
 */
export interface ApiServer extends AsyncDisposable {
  /** `https://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The certificate to verify the server by, as a file and as PEM. */
  readonly caFile: string;
  readonly ca: string;
  readonly tokens: Readonly<Record<ApiUser, string>>;
  readonly admin: ApiClient;
  readonly etcd: Etcd;
  /** What the watcher may read. */
  readonly grants: Grants;
  /** The last lines of the current process's log. */
  readonly lines: readonly string[];
  /** From the audit log: everything but the administrator's and the server's own, over restarts. */
  requests(filter?: RequestFilter): AuditedRequest[];
  /** Writes a kubeconfig file and returns its path. Default user: watcher. */
  writeKubeconfig(user?: ApiUser): string;
  /** SIGKILL; what is stored stays. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Kills the process if it runs, starts it again and waits until it is ready. */
  restart(): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

const tokens = { admin: 'admin-token', watcher: 'watcher-token' } as const;

/** Starts etcd and kube-apiserver and waits until `/readyz` is 200 and the watcher's grants hold. */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const resources = new AsyncDisposableStack();
  try {
    return await launch(options, resources);
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
}

async function launch(options: ApiServerOptions, resources: AsyncDisposableStack): Promise<ApiServer> {
  const program = findProgram('kube-apiserver');
  const folder = makeTempFolder('api-server');
  resources.defer(() => removeTempFolder(folder));
  const etcd = await startEtcd(folder);
  resources.defer(() => etcd.kill());

  const port = await freePort();
  const url = `https://127.0.0.1:${port}`;
  const caFile = join(folder, 'certificates', 'apiserver.crt');
  const auditFile = join(folder, 'audit.jsonl');
  const args = [...writeConfiguration(folder, port, etcd.url, auditFile), ...(options.extraArgs ?? [])];
  let child = new ChildProcess({ name: 'kube-apiserver', command: program, args });
  const kill = async (): Promise<void> => {
    await child.kill();
  };
  resources.defer(kill);
  // The key is written after the certificate, which is whole by then.
  await untilReady(child, () => readFileSync(caFile.replace(/crt$/, 'key')));
  const ca = readFileSync(caFile, 'utf8');
  const admin = createApiClient({ url, ca, token: tokens.admin });
  resources.defer(() => admin.close());
  await untilReady(child, () => checkReady(admin));

  const grants = createGrants(admin, 'watcher');
  const granted = options.granted ?? watchedResources.map((each) => each.plural);
  await Promise.all(granted.map((plural) => grants.grant(plural)));

  const stop = (): Promise<void> => resources.disposeAsync();
  return {
    url,
    port,
    get pid() {
      return child.pid;
    },
    caFile,
    ca,
    tokens,
    admin,
    etcd,
    grants,
    get lines() {
      return child.lines;
    },
    requests: (filter) => readAuditLog(auditFile, filter),
    writeKubeconfig(user = 'watcher') {
      const file = join(folder, `kubeconfig-${user}`);
      writeFileSync(file, kubeconfigText({ url, ca, user, token: tokens[user] }), { mode: 0o600 });
      return file;
    },
    kill,
    pause: () => child.pause(),
    resume: () => child.resume(),
    async restart() {
      await kill();
      child = new ChildProcess({ name: 'kube-apiserver', command: program, args });
      await untilReady(child, () => checkReady(admin));
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Writes the files that kube-apiserver reads and returns its flags. */
function writeConfiguration(folder: string, port: number, etcdUrl: string, auditFile: string): string[] {
  const keyFile = join(folder, 'service-account.pem');
  const tokenFile = join(folder, 'tokens.csv');
  const policyFile = join(folder, 'audit-policy.json');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(keyFile, privateKey.export({ type: 'sec1', format: 'pem' }), { mode: 0o600 });
  writeFileSync(tokenFile, `${tokens.admin},admin,admin,system:masters\n${tokens.watcher},watcher,watcher\n`);
  writeFileSync(policyFile, JSON.stringify(auditPolicy));
  return [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${join(folder, 'certificates')}`,
    '--service-cluster-ip-range=10.97.0.0/16',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${keyFile}`,
    `--service-account-signing-key-file=${keyFile}`,
    `--token-auth-file=${tokenFile}`,
    '--authorization-mode=RBAC',
    '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
    '--endpoint-reconciler-type=none',
    `--audit-policy-file=${policyFile}`,
    `--audit-log-path=${auditFile}`,
    '--audit-log-maxsize=2000',
  ];
}

async function checkReady(admin: ApiClient): Promise<void> {
  const { status, body } = await admin.request('GET', '/readyz');
  if (status !== 200) throw new Error(`/readyz: ${status} ${JSON.stringify(body)}`);
}
