import { runService } from '@kestrel/service';
import { build } from './app.ts';
import { parseCollectorConfig } from './config.ts';

await runService({ name: 'flow-collector', parseConfig: parseCollectorConfig, build });
