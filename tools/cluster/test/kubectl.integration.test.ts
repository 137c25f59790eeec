import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  eventually,
  findProgram,
  isMissingProgram,
  makeTempFolder,
  removeTempFolder,
  startProcess,
} from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCluster, startCluster } from './start-cluster.ts';

const run = promisify(execFile);

const manifests = `
apiVersion: v1
kind: Namespace
metadata: {name: try}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: try}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: 'web:1', env: [{name: A, value: '1'}]}, {name: side, image: 'side:1'}]}
---
apiVersion: v1
kind: Pod
metadata: {name: lonely, namespace: try}
spec: {containers: [{name: main, image: 'pause:1'}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: try}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: closed, namespace: try}
spec: {action: ALLOW}
`;

describe.skipIf(isMissingProgram('kubectl'))('kubectl', () => {
  let cluster: RunningCluster;
  const folder = makeTempFolder('kubectl');
  const kubectl = async (...args: string[]) => {
    const { stdout } = await run(findProgram('kubectl'), [
      `--kubeconfig=${cluster.kubeconfigFile}`,
      `--cache-dir=${folder}`,
      ...args,
    ]);
    return stdout;
  };
  const apply = (text: string) => {
    const file = join(folder, 'manifests.yaml');
    writeFileSync(file, text);
    return kubectl('apply', '-f', file);
  };

  beforeAll(async () => {
    cluster = await startCluster({ CLUSTER_TLS: 'true' });
  });
  afterAll(async () => {
    await cluster.stop();
    await removeTempFolder(folder);
  });

  test('get prints the columns that one knows', async () => {
    expect(await kubectl('get', 'pods', '-n', 'shop')).toMatch(
      /NAME +READY +STATUS +RESTARTS +AGE\naccounts-/,
    );
    expect(await kubectl('get', 'deploy', 'cart', '-n', 'shop')).toMatch(/cart +3\/3 +3 +3/);
    expect(await kubectl('get', 'deploy,sts,ds,rs,job,cj,svc,netpol,ap,ev,no', '-A')).toContain(
      'statefulset.apps/kafka',
    );
  });

  test('apply creates, changes and leaves alone', async () => {
    const counted = (text: string, word: string) =>
      text.split('\n').filter((line) => line.endsWith(word)).length;
    expect(counted(await apply(manifests), 'created')).toBe(5);
    expect(counted(await apply(manifests), 'unchanged')).toBe(5);
    const changed = await apply(manifests.replace('web:1', 'web:2').replace('ALLOW', 'DENY'));
    expect(counted(changed, 'configured')).toBe(2);
    const spec = JSON.parse(
      await kubectl('get', 'deploy', 'web', '-n', 'try', '-o', 'jsonpath={.spec.template.spec.containers}'),
    );
    expect(spec).toMatchObject([
      { name: 'main', image: 'web:2' },
      { name: 'side', image: 'side:1' },
    ]);
  });

  test('a change that removes a container removes only that', async () => {
    await apply(manifests.replace(", {name: side, image: 'side:1'}", ''));
    const names = await kubectl(
      'get',
      'deploy',
      'web',
      '-n',
      'try',
      '-o',
      'jsonpath={.spec.template.spec.containers[*].name}',
    );
    expect(names).toBe('main');
  });

  test('get --watch shows changes as they come', async () => {
    const watch = await startProcess({
      name: 'kubectl-watch',
      command: findProgram('kubectl'),
      args: [
        `--kubeconfig=${cluster.kubeconfigFile}`,
        `--cache-dir=${folder}`,
        'get',
        'netpol',
        '-n',
        'try',
        '-w',
      ],
    });
    const hasLine = (pattern: RegExp) => async () => {
      const lines = watch.lines.filter((line) => pattern.test(line));
      if (lines.length === 0) throw new Error(`no ${pattern} in ${watch.lines.join('\n')}`);
    };
    await eventually(hasLine(/^closed /));
    await apply(manifests.replaceAll('closed', 'second'));
    await eventually(hasLine(/^second /));
    await watch.kill();
  });

  test('delete ends pods gracefully and takes what they own along', async () => {
    expect(await kubectl('delete', 'pod', 'lonely', '-n', 'try')).toContain('deleted');
    expect(await kubectl('delete', 'cronjob', 'price-import', '-n', 'shop')).toContain('deleted');
    await eventually(async () =>
      expect(await kubectl('get', 'job,pod', '-n', 'shop')).not.toContain('price-import'),
    );
    expect(await kubectl('delete', 'ns', 'try')).toContain('deleted');
    await expect(kubectl('get', 'ns', 'try')).rejects.toThrow('NotFound');
  });

  test('an edit of an outdated version is a conflict', async () => {
    const service = JSON.parse(await kubectl('get', 'svc', 'cart', '-n', 'shop', '-o', 'json'));
    await kubectl('label', 'svc', 'cart', '-n', 'shop', 'season=winter');
    const file = join(folder, 'service.json');
    writeFileSync(
      file,
      JSON.stringify({ ...service, spec: { ...service.spec, sessionAffinity: 'ClientIP' } }),
    );
    await expect(kubectl('replace', '-f', file)).rejects.toThrow('the object has been modified');
  });
});
