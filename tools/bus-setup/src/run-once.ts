import {
  ConfigError,
  createServiceContext,
  EnvReader,
  logFields,
  parseServiceConfig,
  type ServiceConfig,
  type ServiceContext,
  usageText,
} from '@kestrel/service';

export type ParseConfig<Config> = (env: EnvReader, shared: ServiceConfig) => Config;

/**
 * A task that ends by itself, with the settings, log and metrics of a service. Exit code: what the task says, or 2 for a
 * configuration that cannot be used (each wrong setting is logged).
 */
export async function runOnce<Config>(
  env: NodeJS.ProcessEnv,
  parseConfig: ParseConfig<Config>,
  task: (config: Config, context: ServiceContext) => Promise<0 | 1>,
): Promise<0 | 1 | 2> {
  const reader = new EnvReader(env);
  const shared = parseServiceConfig(reader);
  const config = parseConfig(reader, shared);
  const context = createServiceContext({ name: 'bus-setup', ...shared });
  try {
    reader.finish();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { variable, message } of error.problems) {
      context.log.fatal({ [logFields.variable]: variable, [logFields.reason]: message }, 'setting-invalid');
    }
    return 2;
  }
  return task(config, context);
}

/** The text of `--help` of such a task. */
export function settingsText<Config>(parseConfig: ParseConfig<Config>): string {
  const reader = new EnvReader({});
  parseConfig(reader, parseServiceConfig(reader));
  return usageText('bus-setup', reader.settings);
}
