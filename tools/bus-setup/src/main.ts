import { createBus } from '@kestrel/bus';
import { runService } from '@kestrel/service';
import { parseBusSetupConfig } from './config.ts';
import { keepStreams } from './keep-streams.ts';
import { setupStreams } from './setup-streams.ts';

const usage = `Usage: bus-setup streams [--keep]

  streams         makes every stream and bucket of the bus as this version declares it, and ends
  streams --keep  the same, and looks again every 2 s until it is stopped
  streams --help  lists the settings

Exit codes: 0 done, or stopped as told; 1 it could not be done; 2 wrong command or setting.
`;

async function run([command, ...options]: readonly string[]): Promise<void> {
  if (command === '--help') process.stdout.write(usage);
  else if (command !== 'streams' || options.some((option) => option !== '--keep' && option !== '--help')) {
    process.stderr.write(usage);
    process.exitCode = 2;
  } else if (options.length > 0) {
    await runService({
      name: 'bus-setup',
      parseConfig: parseBusSetupConfig,
      build(config, context) {
        const bus = createBus(config.bus, context);
        return [bus, keepStreams(bus, config, context)];
      },
    });
  } else process.exitCode = await setupStreams(process.env);
}

await run(process.argv.slice(2));
