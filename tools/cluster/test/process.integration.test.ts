import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder, removeTempFolder, startProcess } from '@kestrel/testkit';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, '../src/main.ts');

test('the program says where it serves, and stops in good order on SIGTERM with watches open', async () => {
  const folder = makeTempFolder('cluster-process');
  const kubeconfigFile = join(folder, 'made', 'kubeconfig');
  const cluster = await startProcess({
    name: 'cluster',
    bundle: main,
    env: {
      CLUSTER_PORT: '0',
      CLUSTER_CONTROL_PORT: '0',
      CLUSTER_TLS: 'false',
      CLUSTER_KUBECONFIG_FILE: kubeconfigFile,
      CLUSTER_CHURN_PER_SECOND: '100',
      HEALTH_PORT: '0',
    },
    ready: { logEvent: 'cluster-serving' },
  });
  const [served] = cluster.logRecords('cluster-serving');
  expect(served).toMatchObject({ kubeconfig: kubeconfigFile, changes_per_second: 100 });
  expect(statSync(kubeconfigFile).mode & 0o077).toBe(0);
  const { token } = JSON.parse(readFileSync(kubeconfigFile, 'utf8')).users[0].user;
  const watch = await fetch(`${served?.url}/api/v1/pods?watch=true`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(cluster.lines.join('\n')).not.toContain(token);
  const status = await cluster.stop();
  expect(status).toEqual({ code: 0, signal: null });
  expect(await watch.text()).toContain('"type":"ADDED"');
  await removeTempFolder(folder);
});

test('wrong settings are all named', async () => {
  const cluster = await startProcess({
    name: 'cluster',
    bundle: main,
    env: { CLUSTER_SCALE: '0', CLUSTER_SHAPE: 'castle', CLUSTER_TOKEN_FILE: '/nowhere/token' },
  });
  expect((await cluster.exited).code).toBe(2);
  const named = cluster.logRecords('setting-invalid').map(({ variable }) => variable);
  expect(named).toEqual(['CLUSTER_TOKEN_FILE', 'CLUSTER_SHAPE', 'CLUSTER_SCALE']);
});
