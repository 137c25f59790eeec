import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, type Readiness, repositoryRoot, startProcess } from '@kestrel/testkit';

const run = promisify(execFile);

/** A program and how to start it so far that all its metrics exist; it needs no server for that. */
export interface Program {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const programs: readonly Program[] = [
  {
    name: 'watcher',
    folder: 'services/watcher',
    args: [],
    env: { KUBERNETES_SERVICE_HOST: '127.0.0.1' },
  },
  {
    name: 'uplink-gateway',
    folder: 'services/uplink-gateway',
    args: [],
    env: { AUTH_TOKEN: 'none', TLS_INSECURE_SKIP_VERIFY: 'true' },
  },
  {
    name: 'flow-collector',
    folder: 'services/flow-collector',
    args: [],
    env: { KUBERNETES_SERVICE_HOST: '127.0.0.1' },
  },
  { name: 'als-receiver', folder: 'services/als-receiver', args: [], env: { ISTIO_ALS_PORT: '0' } },
  { name: 'bus-setup', folder: 'tools/bus-setup', args: ['streams', '--keep'], env: {} },
];

/** What `--help` says: the default of each variable, as it is written there. */
export const readSettings = oncePerProgram(askForSettings);

/** What the program shows while it waits for a bus that is not there. */
export const readEndpoints = oncePerProgram(startAndRead);

/** Several tests ask the same. */
function oncePerProgram<T>(read: (program: Program) => Promise<T>): (program: Program) => Promise<T> {
  const answers = new Map<Program, Promise<T>>();
  return (program) => {
    const answer = answers.get(program) ?? read(program);
    answers.set(program, answer);
    return answer;
  };
}

async function askForSettings({ folder, args }: Program): Promise<Record<string, string>> {
  const help = [...args.filter((arg) => !arg.startsWith('--')), '--help'];
  const { stdout } = await run(process.execPath, [mainOf(folder), ...help]);
  const settings = [...stdout.matchAll(/^ {2}([A-Z_]+) \((?:default: )?(.*)\)$/gm)];
  return Object.fromEntries(settings.map(([, variable = '', fallback = '']) => [variable, fallback]));
}

export interface Running {
  /** The type of each metric of its own: `counter`, `gauge` or `histogram`. */
  readonly metrics: Readonly<Record<string, string>>;
  /** Names of the health conditions that exist from the start. */
  readonly conditions: readonly string[];
}

async function startAndRead({ name, folder, args, env }: Program): Promise<Running> {
  const [health, nobody] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${health}`;
  await using stack = new AsyncDisposableStack();
  const program = await startProcess({
    name,
    bundle: mainOf(folder),
    args,
    env: {
      ...env,
      HEALTH_HOST: '127.0.0.1',
      HEALTH_PORT: `${health}`,
      NATS_URL: `nats://127.0.0.1:${nobody}`,
    },
    ready: { check: () => untilBusIsMissed(url) },
  });
  stack.defer(async () => {
    await program.kill();
  });
  const text = await (await fetch(`${url}/metrics`)).text();
  const types = [...text.matchAll(/^# TYPE (kestrel_\w+) (\w+)$/gm)];
  return {
    metrics: Object.fromEntries(types.map(([, metric = '', type = '']) => [metric, type])),
    conditions: (await readConditions(url)).map((condition) => condition.name),
  };
}

/** The bus is the first that a program waits for: by then everything is wired. */
async function untilBusIsMissed(url: string): Promise<void> {
  const bus = (await readConditions(url)).find(({ name }) => name === 'bus');
  if (bus?.state !== 'failed') throw new Error('the bus is not missed yet');
}

async function readConditions(url: string): Promise<Readiness['conditions']> {
  return ((await (await fetch(`${url}/readyz`)).json()) as Readiness).conditions;
}

function mainOf(folder: string): string {
  return join(repositoryRoot(), folder, 'src/main.ts');
}
