import { runService } from '@kestrel/service';
import { buildAlsReceiver } from './app.ts';
import { parseAlsConfig } from './config.ts';
import { createMerger } from './create-merger.ts';

await runService({
  name: 'als-receiver',
  parseConfig: parseAlsConfig,
  build: (config, context) => buildAlsReceiver(config, context, { createMerger }),
});
