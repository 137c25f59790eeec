import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationConfig, busIdentities, keyVariable } from '@kestrel/bus';
import {
  eventually,
  freePort,
  makeTempFolder,
  removeTempFolder,
  repositoryRoot,
  startApiServer,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { createUser } from 'nkeys.js';
import { expect, it } from 'vitest';

const main = (path: string): string => join(repositoryRoot(), path, 'src/main.ts');

it('lets the watcher work with the key and the subjects that the chart gives it, and refuses it nothing', async () => {
  await using resources = new AsyncDisposableStack();
  const folder = makeTempFolder('services');
  resources.defer(() => removeTempFolder(folder));
  const keys = busIdentities.map(({ name }) => {
    const user = createUser();
    writeFileSync(join(folder, name), user.getSeed(), { mode: 0o600 });
    return `${keyVariable(name)}: ${user.getPublicKey()}`;
  });
  const server = resources.use(
    await startNatsServer({ extraConfig: `${keys.join('\n')}\n${authorizationConfig()}` }),
  );
  const api = resources.use(await startApiServer());
  const busOf = (name: string) => ({ NATS_URL: server.url, NATS_NKEY_SEED_FILE: join(folder, name) });

  const setup = spawnSync(process.execPath, [main('tools/bus-setup'), 'streams'], {
    env: busOf('bus-setup'),
    encoding: 'utf8',
  });
  expect(setup.status, setup.stdout).toBe(0);

  const port = await freePort();
  const watcher = await startProcess({
    name: 'watcher',
    bundle: main('services/watcher'),
    env: {
      ...busOf('watcher'),
      KUBECONFIG: api.writeKubeconfig(),
      HEALTH_HOST: '127.0.0.1',
      HEALTH_PORT: String(port),
    },
    ready: { url: `http://127.0.0.1:${port}/readyz` },
  });
  resources.defer(async () => void (await watcher.stop()));
  await eventually(() => expect(watcher.logRecords('inventory-synced')).toHaveLength(1), {
    timeoutMs: 30_000,
  });
  expect(watcher.logRecords('bus-server-error')).toEqual([]);
});
