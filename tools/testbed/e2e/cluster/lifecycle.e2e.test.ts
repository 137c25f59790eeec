import { join } from 'node:path';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
import { answerOutside } from './answers-outside.ts';
import { reachableFrom } from './policy-probe.ts';
import { deployPlaintextRelay } from './relay-pod.ts';
import { shortWindows } from './short-windows.ts';
import { ClusterStory } from './story.ts';

const namespace = 'kestrel-ai';
const services = ['flow-collector', 'nats', 'uplink-gateway', 'watcher'];
const bus = 'kestrel-operator-nats:4222';
const gateway = 'http://kestrel-operator-uplink-gateway:8081/livez';
const shop = 'http://storefront.shop:8080/';
const withPolicies = { ...shortWindows, 'networkPolicy.create': true };
const broken = { 'images.watcher.tag': 'none-such', 'image.pullPolicy': 'Never' };

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
    const renewed = ['secret', 'generic', 'kestrel-operator-jwt-runtime', '--from-literal=token=a.b.c'];
    await kubectl(['create', ...renewed, '-n', namespace]);
    await story.release.upgrade();
    const clusterRoles = await kubectl(['get', 'clusterroles', '-o', 'name']);
    expect(clusterRoles.split('\n')).not.toContain('clusterrole.rbac.authorization.k8s.io/kestrel-operator');
    await expectAllReady();
    await story.untilInventoryIsEqual();
    expect(await leftovers()).toContain('secret/kestrel-operator-jwt-runtime');
    await kubectl(['delete', 'secret', 'kestrel-operator-jwt-runtime', '-n', namespace]);
  });

  test('with network policies everything works, only the gateway leaves, and strangers reach neither bus nor gateway', async () => {
    await using outside = await answerOutside();
    const foreignName = `stolen.example.com@${outside.resolver}`;
    const targets = { namespace, http: [outside.url, shop, gateway], tcp: [bus], dns: [foreignName] };
    expect(await reachableFrom(targets)).toEqual([outside.url, shop, gateway, bus, foreignName]);
    await story.release.upgrade(withPolicies);
    expect(await reachableFrom(targets)).toEqual([outside.url, shop, foreignName]);
    const reached = await Promise.all(
      services.map(async (service) => [service, await reachableFrom({ ...targets, service })]),
    );
    expect(Object.fromEntries(reached)).toEqual({
      'flow-collector': [bus],
      nats: [],
      'uplink-gateway': [bus],
      watcher: [bus],
    });
    // All connections anew, under the policies.
    await kubectl(['rollout', 'restart', 'deployment', '-n', namespace]);
    await story.untilRolledOut();
    await story.untilInventoryIsEqual();
    await story.untilMoreFlows();
    expect(await story.release.test()).not.toMatch(/Phase:\s+Failed/);
  });

  test("every object is what the API server's schemas allow, Cilium's own included", async () => {
    expect(await story.release.validate()).toContain('ciliumnetworkpolicy.cilium.io/kestrel-operator-');
  });

  test('an upgrade that fails is taken back by helm --atomic, and what worked goes on', async () => {
    await expect(story.release.upgradeAtomically({ ...shortWindows, ...broken })).rejects.toThrow(
      /rolled back/,
    );
    await expectAllReady();
    expect(await policies()).not.toEqual([]);
    await story.untilInventoryIsEqual();
  });

  test('without --atomic what worked goes on beside what does not get Ready, until the next upgrade', async () => {
    await story.release.upgradeAtOnce({ ...withPolicies, ...broken });
    await eventually(
      async () => {
        const watchers = await story.pods('watcher');
        expect(watchers.map(({ isReady }) => isReady).sort()).toEqual([false, true]);
      },
      { timeoutMs: 60_000, intervalMs: 500 },
    );
    await story.untilInventoryIsEqual();
    await story.release.upgrade(withPolicies);
    await eventually(expectAllReady, { timeoutMs: 60_000, intervalMs: 500 });
    await story.untilInventoryIsEqual();
  });

  test('helm rollback takes the policies back', async () => {
    await story.release.rollbackTo(2);
    expect(await policies()).toEqual([]);
    await story.untilInventoryIsEqual();
    await story.untilMoreFlows();
  });

  test('helm uninstall leaves what is documented, and the documented command takes that away', async () => {
    await story.release.uninstall();
    const keys = ['als-receiver', 'bus-setup', 'flow-collector', 'tls', 'uplink-gateway', 'watcher'];
    await untilLeftovers([
      'persistentvolumeclaim/data-kestrel-operator-nats-0',
      ...keys.map((name) => `secret/kestrel-operator-nats-${name}`),
    ]);
    await story.removeLeftovers();
    await untilLeftovers([]);
  });

  async function expectAllReady(): Promise<void> {
    const pods = await story.pods();
    const states = pods.map(({ service, isReady }) => `${service} ${isReady}`).sort();
    expect(states).toEqual(services.map((service) => `${service} true`));
  }

  async function policies(): Promise<string[]> {
    const kinds = 'networkpolicies,ciliumnetworkpolicies';
    return lines(await kubectl(['get', kinds, '-n', namespace, '-o', 'name']));
  }
});

/** What belongs to something that was removed goes a little later. */
function untilLeftovers(expected: readonly string[]): Promise<void> {
  return eventually(async () => expect(await leftovers()).toEqual(expected), {
    timeoutMs: 60_000,
    intervalMs: 500,
  });
}

/** Everything of this product or in its namespace that is not in every namespace. */
async function leftovers(): Promise<string[]> {
  const kinds =
    'all,configmaps,secrets,serviceaccounts,roles,rolebindings,pvc,networkpolicies,ciliumnetworkpolicies,poddisruptionbudgets';
  const inNamespace = await kubectl(['get', kinds, '-n', namespace, '-o', 'name']);
  const outside = await kubectl([
    ...['get', 'clusterroles,clusterrolebindings,roles,rolebindings', '--all-namespaces', '-o', 'name'],
    ...['-l', 'app.kubernetes.io/part-of=kestrel-operator'],
  ]);
  // The last two with Istio.
  const ofEveryNamespace = [
    'configmap/kube-root-ca.crt',
    'serviceaccount/default',
    'configmap/istio-ca-root-cert',
    'configmap/istio-ca-crl',
  ];
  return lines(`${inNamespace}\n${outside}`)
    .filter((line) => !ofEveryNamespace.includes(line))
    .sort();
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
