import { join } from 'node:path';
import { ChildProcess, untilReady } from '../child-process.ts';
import { findProgram } from '../find-program.ts';
import { freePort } from '../free-port.ts';

/** The store behind an API server. */
export interface Etcd {
  readonly url: string;
  readonly pid: number;
  /** SIGKILL; the data stays. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /**
   * Forgets every revision before the current one. The API server answers 410 to an older one once its own watch
   * cache does not reach back either: after its restart, and at once for a continue token.
   */
  compact(): Promise<void>;
}

/** Starts etcd without fsync: it survives its own SIGKILL, not the machine's. */
export async function startEtcd(folder: string): Promise<Etcd> {
  const program = findProgram('etcd');
  const url = `http://127.0.0.1:${await freePort()}`;
  const peerUrl = `http://127.0.0.1:${await freePort()}`;
  const args = [
    `--data-dir=${join(folder, 'etcd')}`,
    '--unsafe-no-fsync',
    `--quota-backend-bytes=${4 * 1024 ** 3}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    '--log-level=warn',
  ];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = new ChildProcess({ name: 'etcd', command: program, args });
    try {
      await untilReady(child, () => checkHealth(url));
    } catch (error) {
      await child.kill();
      throw error;
    }
  };
  const call = async (path: string, body: object): Promise<{ header: { revision: string } }> => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`etcd ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { header: { revision: string } };
  };

  await start();
  return {
    url,
    get pid() {
      return child.pid;
    },
    async kill() {
      await child.kill();
    },
    pause: () => child.pause(),
    resume: () => child.resume(),
    async restart() {
      await child.kill();
      await start();
    },
    async compact() {
      const { header } = await call('/v3/kv/range', { key: Buffer.from('any').toString('base64') });
      await call('/v3/kv/compaction', { revision: header.revision, physical: true });
    },
  };
}

async function checkHealth(url: string): Promise<void> {
  const health = await fetch(`${url}/health`);
  if (!health.ok) throw new Error(`/health: ${health.status} ${await health.text()}`);
}
