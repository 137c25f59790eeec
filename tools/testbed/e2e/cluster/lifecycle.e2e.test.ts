import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
import { network } from '../../src/settings.ts';
import { reachableFrom } from './policy-probe.ts';
import { deployPlaintextRelay } from './relay-pod.ts';
import { shortWindows } from './short-windows.ts';
import { ClusterStory } from './story.ts';

describe('the life of a release', () => {
  let story: ClusterStory;

  beforeAll(async () => {
    story = await ClusterStory.begin();
    await deployPlaintextRelay();
  });

  afterAll(() => story?.end());

  test('helm upgrade in place from the single-program operator, with its values file as it was', async () => {
    await story.release.install({}, join(import.meta.dirname, 'stand-in'));
    // The operator kept its renewed token there itself, so helm does not own it.
    const renewed = [
      'create',
      'secret',
      'generic',
      'kestrel-operator-jwt-runtime',
      '--from-literal=token=a.b.c',
    ];
    await kubectl([...renewed, '-n', 'kestrel-ai']);
    await story.release.upgrade();
    const clusterRoles = await kubectl(['get', 'clusterroles', '-o', 'name']);
    expect(clusterRoles.split('\n')).not.toContain('clusterrole.rbac.authorization.k8s.io/kestrel-operator');
    expect((await story.pods()).map(({ service, isReady }) => `${service} ${isReady}`).sort()).toEqual([
      'flow-collector true',
      'nats true',
      'uplink-gateway true',
      'watcher true',
    ]);
    await story.untilInventoryIsEqual();
    await kubectl(['delete', 'secret', 'kestrel-operator-jwt-runtime', '-n', 'kestrel-ai']);
  });

  test('with network policies everything works, and nobody but the gateway leaves', async () => {
    const outside = createServer((_request, response) => response.end('outside\n'));
    await new Promise<void>((resolve) => outside.listen(0, network.hostAddress, resolve));
    const { port } = outside.address() as AddressInfo;
    const targets = [`http://${network.hostAddress}:${port}/`, 'http://storefront.shop:8080/'];
    try {
      expect(await reachableFrom('kestrel-ai', 'stranger', targets)).toEqual(targets);
      await story.release.upgrade({ ...shortWindows, 'networkPolicy.create': true });
      const services = ['watcher', 'flow-collector', 'uplink-gateway', 'nats'];
      const reached = await Promise.all(
        services.map(async (service) => [service, await reachableFrom('kestrel-ai', service, targets)]),
      );
      expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(services.map((name) => [name, []])));
      // All connections anew, under the policies.
      await kubectl(['rollout', 'restart', 'deployment', '-n', 'kestrel-ai']);
      await kubectl(['rollout', 'status', 'deployment', '-n', 'kestrel-ai', '--timeout=120s']);
      await story.untilInventoryIsEqual();
      await story.untilMoreFlows();
      expect(await story.release.test()).not.toMatch(/Phase:\s+Failed/);
    } finally {
      outside.close();
    }
  });

  test('helm rollback takes the last change back', async () => {
    await story.release.rollback();
    const kinds = 'networkpolicies,ciliumnetworkpolicies';
    expect(await kubectl(['get', kinds, '-n', 'kestrel-ai', '-o', 'name'])).toBe('');
    await story.untilInventoryIsEqual();
  });

  test('helm uninstall leaves what is documented, and the documented command takes that away', async () => {
    await story.release.uninstall();
    await eventually(async () => expect(await story.pods()).toEqual([]), { timeoutMs: 60_000 });
    const keys = ['als-receiver', 'bus-setup', 'flow-collector', 'tls', 'uplink-gateway', 'watcher'];
    expect(await leftovers()).toEqual([
      'persistentvolumeclaim/data-kestrel-operator-nats-0',
      ...keys.map((name) => `secret/kestrel-operator-nats-${name}`),
    ]);
    await story.removeLeftovers();
    expect(await leftovers()).toEqual([]);
  });

  async function leftovers(): Promise<string[]> {
    const kinds =
      'all,configmaps,secrets,serviceaccounts,roles,rolebindings,pvc,networkpolicies,poddisruptionbudgets';
    const inNamespace = await kubectl(['get', kinds, '-n', 'kestrel-ai', '-o', 'name']);
    const outside = await kubectl([
      ...['get', 'clusterroles,clusterrolebindings,roles,rolebindings', '--all-namespaces', '-o', 'name'],
      ...['-l', 'app.kubernetes.io/part-of=kestrel-operator'],
    ]);
    const ofEveryNamespace = ['configmap/kube-root-ca.crt', 'serviceaccount/default'];
    return `${inNamespace}\n${outside}`
      .split('\n')
      .filter((line) => line !== '' && !ofEveryNamespace.includes(line))
      .sort();
  }
});
