/** `make cluster`, `make cluster-shop`, `make cluster-load` and `make cluster-down`: a real Kubernetes node on this machine. */
import { currentSettings } from './current-settings.ts';
import { loadImage } from './load-image.ts';
import { parseSettings } from './settings.ts';
import { openShop } from './shop.ts';
import { startCluster } from './start-cluster.ts';
import { stopCluster } from './stop-cluster.ts';

const actions: Readonly<Record<string, () => Promise<void>>> = {
  up: () => startCluster(parseSettings(process.env, currentSettings())),
  down: () => stopCluster({ force: process.env.FORCE === '1' }),
  shop: openShop,
  load: () => loadImage(process.env.IMAGE),
};

const action = actions[process.argv[2] ?? ''];
if (action === undefined) {
  process.stderr.write(
    `cluster: ${process.argv[2] ?? 'nothing'} is none of ${Object.keys(actions).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  try {
    await action();
  } catch (error) {
    process.stderr.write(`cluster: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
