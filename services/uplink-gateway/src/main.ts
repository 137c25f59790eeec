import { runService } from '@kestrel/service';
import { build } from './app.ts';
import { parseGatewayConfig } from './config.ts';

await runService({ name: 'uplink-gateway', parseConfig: parseGatewayConfig, build });
