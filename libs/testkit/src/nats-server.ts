import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ChildProcess, untilReady } from './child-process.ts';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { makeTempFolder, removeTempFolder } from './temp-folder.ts';

export interface NatsServerOptions {
  /** JetStream's folder, kept when the server is disposed of. Default: a temporary one. */
  readonly storeDir?: string;
  /** Bytes. Default 8 MiB. */
  readonly maxPayload?: number;
  /** Every write reaches the disk before its acknowledgement (nats-server 2.10 and later). Default false. */
  readonly syncAlways?: boolean;
  /** Further lines of the server's configuration file: accounts, authorization, TLS. */
  readonly extraConfig?: string;
  /** `nats-server`, `nats-server-2.9` or a path. Default: the variable KESTREL_TEST_NATS_SERVER, else `nats-server`. */
  readonly program?: string;
}

/** A nats-server with JetStream on a port of 127.0.0.1 that stays the same over restarts. */
export interface NatsServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The last lines of the current process's log. */
  readonly lines: readonly string[];
  /** SIGKILL; the store stays as it is. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends the process if it runs (SIGTERM) and starts it again on the same store. `extraConfig` replaces the earlier one. */
  restart(change?: { readonly extraConfig?: string }): Promise<void>;
  /** The same with a new, empty store: every stream is gone. */
  restartEmpty(): Promise<void>;
  /** Ends the process and removes what was temporary. */
  stop(): Promise<void>;
}

/** Starts a nats-server and waits until it accepts clients (JetStream has recovered its streams by then). */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const program = findProgram(options.program ?? process.env.KESTREL_TEST_NATS_SERVER ?? 'nats-server');
  const folder = makeTempFolder('nats');
  const port = await freePort();
  let extraConfig = options.extraConfig ?? '';
  let storeDir = options.storeDir ?? join(folder, 'store');
  let generation = 0;
  let child: ChildProcess;

  const start = async (): Promise<void> => {
    mkdirSync(storeDir, { recursive: true });
    const configFile = join(folder, 'nats.conf');
    writeFileSync(configFile, configText({ ...options, extraConfig, storeDir }, port));
    child = new ChildProcess({ name: 'nats-server', command: program, args: ['--config', configFile] });
    await untilReady(child, () => readInfo(port));
  };
  const end = async (): Promise<void> => {
    await child.stop(5_000);
  };
  const stop = async (): Promise<void> => {
    await end();
    await removeTempFolder(folder);
  };

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    get pid() {
      return child.pid;
    },
    get lines() {
      return child.lines;
    },
    async kill() {
      await child.kill();
    },
    pause: () => child.pause(),
    resume: () => child.resume(),
    async restart(change = {}) {
      await end();
      extraConfig = change.extraConfig ?? extraConfig;
      await start();
    },
    async restartEmpty() {
      await end();
      generation += 1;
      storeDir = join(folder, `store-${generation}`);
      await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function configText(
  options: NatsServerOptions & { storeDir: string; extraConfig: string },
  port: number,
): string {
  const sync = options.syncAlways === true ? 'sync_interval: always' : '';
  return `
listen: "127.0.0.1:${port}"
max_payload: ${options.maxPayload ?? 8 * 1024 * 1024}
jetstream { store_dir: ${JSON.stringify(options.storeDir)}, max_memory_store: 256MB, max_file_store: 8GB
  ${sync}
}
${options.extraConfig}
`;
}

/** The server speaks first: `INFO {…}`. */
function readInfo(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy(new Error('no INFO from nats-server')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed before INFO')));
    socket.once('data', (data) => {
      if (data.toString('latin1').startsWith('INFO ')) resolve();
      else reject(new Error('not a NATS server'));
      socket.destroy();
    });
  });
}
