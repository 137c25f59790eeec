import { hostname } from 'node:os';
import type { Component } from './component.ts';
import type { ConfigError, ConfigProblem } from './config-error.ts';
import { createEndpoints } from './endpoints.ts';
import { EnvReader, type SettingInfo } from './env-reader.ts';
import { createLogger } from './log.ts';
import { logFields } from './log-fields.ts';
import { createProcessMonitor } from './process-monitor.ts';
import { runStages } from './run-stages.ts';
import { parseServiceConfig, type ServiceConfig } from './service-config.ts';
import { createServiceContext, type ServiceContext } from './service-context.ts';
import { createStartGarbageCollection } from './start-garbage.ts';
import { listenForTermination } from './termination.ts';
import { usageText } from './usage.ts';

export interface ServiceDefinition<Config> {
  /** kebab-case, as in the name of its folder. */
  readonly name: string;
  /**
   * Reads every setting, whatever the others say, so that `--help` shows all of them. Wrong values stay in the reader as
   * problems and stand-ins are returned; `runService` calls `finish`.
   */
  readonly parseConfig: (env: EnvReader) => Config;
  /** Wires the components, in the order of their start. No I/O. */
  readonly build: (
    config: Config,
    context: ServiceContext,
  ) => readonly Component[] | Promise<readonly Component[]>;
}

/**
 * The life of a service, and of the process: config, log, metrics, endpoints, staged start; on SIGTERM or SIGINT a stop in
 * reverse order. Exit codes: 0 stopped as told, 1 a start or stop that failed, an uncaught error or a second signal,
 * 2 a configuration that cannot be used.
 */
export async function runService<Config>(definition: ServiceDefinition<Config>): Promise<void> {
  if (process.argv.includes('--help')) {
    process.stdout.write(usageText(definition.name, listSettings(definition)));
    return;
  }
  process.exit(await live(definition));
}

/** Every setting of a service, in the order in which it reads them. */
export function listSettings(
  definition: Pick<ServiceDefinition<unknown>, 'parseConfig'>,
): readonly SettingInfo[] {
  const env = new EnvReader({});
  readConfig(env, definition.parseConfig);
  return env.settings;
}

async function live<Config>({ name, parseConfig, build }: ServiceDefinition<Config>): Promise<number> {
  const env = new EnvReader(process.env);
  const read = readConfig(env, parseConfig);
  if ('problems' in read) {
    reportProblems(name, read.problems);
    return 2;
  }
  const { shared, config } = read;
  const context = createServiceContext({ name, ...shared });
  const termination = listenForTermination(context.log);
  const own = [
    createEndpoints(shared, context),
    createProcessMonitor(context),
    createStartGarbageCollection(),
  ];
  return runStages({
    context,
    termination,
    shutdownTimeoutMs: shared.shutdownTimeoutMs,
    assemble: async () => [...own, ...(await build(config, context))],
  });
}

type ReadConfig<Config> =
  | { readonly shared: ServiceConfig; readonly config: Config }
  | { readonly problems: readonly ConfigProblem[] };

/** An error of `parseConfig` itself is only of interest when no setting is wrong: it may come from a stand-in. */
function readConfig<Config>(env: EnvReader, parseConfig: (env: EnvReader) => Config): ReadConfig<Config> {
  const shared = parseServiceConfig(env);
  let failure: unknown;
  try {
    const config = parseConfig(env);
    env.finish();
    return { shared, config };
  } catch (error) {
    failure = error;
  }
  const problems = env.problems.length > 0 ? env.problems : (failure as Partial<ConfigError>).problems;
  if (!problems) throw failure;
  return { problems };
}

function reportProblems(name: string, problems: readonly ConfigProblem[]): void {
  const log = createLogger({ service: name, instance: hostname(), level: 'info' });
  for (const { variable, message } of problems) {
    log.fatal({ [logFields.variable]: variable, [logFields.reason]: message }, 'setting-invalid');
  }
}
