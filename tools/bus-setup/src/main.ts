import { createBus } from '@kestrel/bus';
import { runService, type ServiceContext } from '@kestrel/service';
import { checkBus } from './check-bus.ts';
import { checkCloud } from './check-cloud.ts';
import { parseCheckBusConfig, parseCheckCloudConfig } from './check-config.ts';
import { parseBusSetupConfig } from './config.ts';
import { keepStreams } from './keep-streams.ts';
import { type KeysConfig, parseKeysConfig } from './keys-config.ts';
import { type ParseConfig, runOnce, settingsText } from './run-once.ts';
import { setupStreams } from './setup-streams.ts';

const usage = `Usage: bus-setup streams [--keep] | keys | check bus | check cloud

  streams         makes every stream and bucket of the bus as this version declares it, and ends
  streams --keep  the same, and looks again every 2 s until it is stopped
  streams --help  lists the settings
  keys            makes the Secrets with the keys of every service and the server's certificate where they are missing
  keys --help     lists the settings
  check bus       does on the bus what the owner of a key does, and sees that the rest is refused
  check cloud     asks the gateways whether one is connected and has committed the inventory
  check … --help  lists the settings

Exit codes: 0 done, or stopped as told; 1 it could not be done; 2 wrong command or setting.
`;

/** Loaded on demand: what makes certificates would cost the one that keeps the streams several MiB. */
async function makeKeys(config: KeysConfig, context: ServiceContext): Promise<0 | 1> {
  const { setupKeys } = await import('./setup-keys.ts');
  return setupKeys(config, context);
}

/** Of `keys`, with the namespace that every service reads. */
const parseKeys: ParseConfig<KeysConfig> = (env, { podNamespace }) => parseKeysConfig(env, podNamespace);

async function keepOrExplainStreams(): Promise<void> {
  await runService({
    name: 'bus-setup',
    parseConfig: parseBusSetupConfig,
    build(config, context) {
      const bus = createBus(config.bus, context);
      return [bus, keepStreams(bus, config, context)];
    },
  });
}

async function run(args: readonly string[]): Promise<void> {
  switch (args.join(' ')) {
    case '--help':
      process.stdout.write(usage);
      break;
    case 'streams':
      process.exitCode = await runOnce(process.env, parseBusSetupConfig, setupStreams);
      break;
    case 'streams --keep':
    case 'streams --help':
      await keepOrExplainStreams();
      break;
    case 'keys':
      process.exitCode = await runOnce(process.env, parseKeys, makeKeys);
      break;
    case 'keys --help':
      process.stdout.write(settingsText(parseKeys));
      break;
    case 'check bus':
      process.exitCode = await runOnce(process.env, parseCheckBusConfig, checkBus);
      break;
    case 'check bus --help':
      process.stdout.write(settingsText(parseCheckBusConfig));
      break;
    case 'check cloud':
      process.exitCode = await runOnce(process.env, parseCheckCloudConfig, checkCloud);
      break;
    case 'check cloud --help':
      process.stdout.write(settingsText(parseCheckCloudConfig));
      break;
    default:
      process.stderr.write(usage);
      process.exitCode = 2;
  }
}

await run(process.argv.slice(2));
