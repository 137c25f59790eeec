import { runService } from '@kestrel/service';
import { buildWatcher } from './app.ts';
import { parseWatcherConfig } from './config.ts';

await runService({ name: 'watcher', parseConfig: parseWatcherConfig, build: buildWatcher });
