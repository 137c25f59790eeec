import { setFlagsFromString } from 'node:v8';
import { runService } from '@kestrel/service';
import { buildWatcher } from './app.ts';
import { parseWatcherConfig } from './config.ts';

// What waits for the bus outlives one collection or two. V8 would make such objects in the old generation from the
// beginning, to die there: 10 MiB of the peak at 50,000 objects. NODE_OPTIONS does not take this flag.
setFlagsFromString('--no-allocation-site-pretenuring');

await runService({ name: 'watcher', parseConfig: parseWatcherConfig, build: buildWatcher });
