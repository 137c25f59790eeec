import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildProcess, untilReady } from './child-process.ts';
import { findProgram } from './find-program.ts';
import { makeTempFolder, removeTempFolder } from './temp-folder.ts';

/** Any part of Envoy's configuration, as in its JSON form. */
export type EnvoyConfig = Readonly<Record<string, unknown>>;

export interface EnvoyOptions {
  /** Stands in messages. Default `envoy`. */
  readonly name?: string;
  /** The bootstrap, without `admin`. Listeners may have port 0. */
  readonly config: EnvoyConfig;
  /** Worker threads: each has its own log streams. Default 1. */
  readonly concurrency?: number;
  /** Default `envoy`. */
  readonly program?: string;
}

/** An Envoy on this machine. */
export interface Envoy extends AsyncDisposable {
  readonly adminUrl: string;
  readonly pid: number;
  /** The last lines of its log. */
  readonly lines: readonly string[];
  /** The port that a listener got. @throws Error where no listener has this name */
  listenerPort(name: string): Promise<number>;
  /** Counters and gauges whose names match, by name. */
  statistics(filter: string): Promise<Record<string, number>>;
  /** SIGKILL: entries in its buffers are gone. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** SIGTERM. It does not flush its access logs on the way. */
  stop(): Promise<void>;
}

/**
 * Starts an Envoy and waits until it says that it is live.
 * @throws Error with the end of its log, where it refuses the configuration
 */
export async function startEnvoy(options: EnvoyOptions): Promise<Envoy> {
  const folder = makeTempFolder('envoy');
  const configFile = join(folder, 'envoy.json');
  const addressFile = join(folder, 'admin');
  writeFileSync(configFile, JSON.stringify(withAdmin(options.config)));
  const child = new ChildProcess({
    name: options.name ?? 'envoy',
    command: findProgram(options.program ?? 'envoy'),
    args: [
      ...['--config-path', configFile, '--admin-address-path', addressFile, '--disable-hot-restart'],
      ...['--log-level', 'warning', '--concurrency', String(options.concurrency ?? 1)],
    ],
  });
  const admin = (path: string) => askAdmin(`http://${readFileSync(addressFile, 'utf8').trim()}${path}`);
  const end = async (ending: Promise<unknown>): Promise<void> => {
    await ending;
    await removeTempFolder(folder);
  };
  try {
    await untilReady(child, () => admin('/ready'));
  } catch (error) {
    await end(child.kill());
    throw error;
  }
  const adminUrl = `http://${readFileSync(addressFile, 'utf8').trim()}`;
  const stop = () => end(child.stop(5_000));
  return {
    adminUrl,
    pid: child.pid,
    get lines() {
      return child.lines;
    },
    async listenerPort(name) {
      return portOf(name, JSON.parse(await admin('/listeners?format=json')));
    },
    async statistics(filter) {
      const { stats } = JSON.parse(await admin(`/stats?format=json&filter=${encodeURIComponent(filter)}`));
      return Object.fromEntries(stats.filter(isSimple).map(({ name, value }: Statistic) => [name, value]));
    },
    kill: () => end(child.kill()),
    pause: () => child.pause(),
    resume: () => child.resume(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface Statistic {
  readonly name: string;
  readonly value: number;
}

/** Histograms have no name of their own. */
function isSimple(statistic: Partial<Statistic>): boolean {
  return statistic.name !== undefined;
}

function withAdmin(config: EnvoyConfig): EnvoyConfig {
  return {
    ...config,
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: 0 } } },
  };
}

async function askAdmin(url: string): Promise<string> {
  const response = await fetch(url);
  const body = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${body}`);
  return body;
}

interface Listeners {
  readonly listener_statuses: readonly {
    readonly name: string;
    readonly local_address: { readonly socket_address: { readonly port_value: number } };
  }[];
}

function portOf(name: string, { listener_statuses }: Listeners): number {
  const found = listener_statuses.find((listener) => listener.name === name);
  if (found === undefined) throw new Error(`Envoy has no listener ${name}`);
  return found.local_address.socket_address.port_value;
}
