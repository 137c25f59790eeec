import { join } from 'node:path';
import { repositoryRoot } from '../find-program.ts';
import { freePort } from '../free-port.ts';
import { type ServiceProcess, startProcess } from '../start-process.ts';

/** Environment of a program. */
export type Environment = Readonly<Record<string, string>>;

export interface BundleOptions {
  /** Name of the bundle below dist/. */
  readonly program: string;
  /** Stands in messages and becomes POD_NAME; the same for each start after a kill. */
  readonly name: string;
  readonly args?: readonly string[];
  readonly env: Environment;
  readonly nodeArgs?: readonly string[];
  /** What of its health endpoints must answer before `start` returns. Default `livez`. */
  readonly wait?: 'livez' | 'readyz';
}

/** The path of a program's bundle. */
export function bundlePath(program: string): string {
  return join(repositoryRoot(), 'dist', program, 'main.js');
}

/** A built service as a process that can be killed and started again under the same name, with its health endpoints. */
export class BundleService {
  readonly name: string;
  readonly #options: BundleOptions;
  readonly #healthPort: number;
  #process: ServiceProcess | undefined;

  private constructor(options: BundleOptions, healthPort: number) {
    this.name = options.name;
    this.#options = options;
    this.#healthPort = healthPort;
  }

  static async start(options: BundleOptions): Promise<BundleService> {
    const service = new BundleService(options, await freePort());
    await service.start();
    return service;
  }

  /** @throws Error while it does not run */
  get process(): ServiceProcess {
    if (this.#process === undefined) throw new Error(`${this.name} does not run`);
    return this.#process;
  }

  /** Starts it, or starts it again with changed settings. */
  async start(change: Environment = {}): Promise<void> {
    const { program, name, args, env, nodeArgs, wait } = this.#options;
    this.#process = await startProcess({
      name,
      bundle: bundlePath(program),
      args: args ?? [],
      nodeArgs: nodeArgs ?? [],
      env: {
        POD_NAME: name,
        HEALTH_HOST: '127.0.0.1',
        HEALTH_PORT: String(this.#healthPort),
        ...env,
        ...change,
      },
      ready: { url: this.url(wait ?? 'livez') },
    });
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.#healthPort}/${path}`;
  }

  /** What `/status` says. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is the service's own
  async status(): Promise<any> {
    return (await fetch(this.url('status'))).json();
  }

  /** What `/readyz` says: `ready`, `role` and `conditions`, whatever its HTTP status. */
  async readiness(): Promise<Readiness> {
    return (await (await fetch(this.url('readyz'))).json()) as Readiness;
  }

  /** The value of one metric, summed over its labels; 0 where it does not appear. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(this.url('metrics'))).text();
    const samples = text
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** SIGTERM; SIGKILL after 20 s. Safe when it does not run. */
  async stop(): Promise<void> {
    await this.#process?.stop(20_000);
  }
}

export interface Readiness {
  readonly ready: boolean;
  readonly role?: string;
  readonly conditions: readonly { readonly name: string; readonly state: string; readonly reason?: string }[];
}
