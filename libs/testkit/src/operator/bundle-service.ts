import { join } from 'node:path';
import { repositoryRoot } from '../find-program.ts';
import { freePort } from '../free-port.ts';
import { type ServiceProcess, startProcess } from '../start-process.ts';
import { ServiceEndpoints } from './service-endpoints.ts';

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
export class BundleService extends ServiceEndpoints {
  readonly #options: BundleOptions;
  readonly #healthPort: number;
  #process: ServiceProcess | undefined;

  private constructor(options: BundleOptions, healthPort: number) {
    super(options.name, `http://127.0.0.1:${healthPort}`);
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

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** SIGTERM; SIGKILL after 20 s. Safe when it does not run. */
  async stop(): Promise<void> {
    await this.#process?.stop(20_000);
  }
}
