import { runService } from '@kestrel/service';
import { build } from './app.ts';
import { parseClusterConfig } from './config.ts';

await runService({ name: 'cluster', parseConfig: parseClusterConfig, build });
