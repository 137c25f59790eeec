import { runService } from '@kestrel/service';
import { buildCloud } from './app.ts';
import { UsageError } from './cli/arguments.ts';
import { onboardAsTold, runOnboard, runToken, usage } from './cli/commands.ts';
import { parseConfig } from './config.ts';

async function run([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case 'serve':
      if (args.includes('--cluster')) await onboardAsTold(args);
      return runService({
        name: 'cloud',
        parseConfig,
        build: async (config, context) => (await buildCloud(config, context)).components,
      });
    case 'onboard':
      return args.includes('--help') ? console.log(usage) : runOnboard(args);
    case 'token':
      return args.includes('--help') ? console.log(usage) : runToken(args);
    case '--help':
    case 'help':
      return console.log(usage);
    default:
      throw new UsageError(command === undefined ? 'which command?' : `no command "${command}"`);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage) throw error;
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
