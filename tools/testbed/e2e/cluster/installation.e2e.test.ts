import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
import { measureUsage, writeUsage } from './pod-usage.ts';
import { Prometheus } from './prometheus.ts';
import { deployPlaintextRelay, deployTlsRelay } from './relay-pod.ts';
import { ClusterStory } from './story.ts';

const patience = { timeoutMs: 60_000, intervalMs: 500 };

describe('the chart, installed on a cluster with Cilium', () => {
  let story: ClusterStory;

  beforeAll(async () => {
    story = await ClusterStory.begin();
    await deployPlaintextRelay();
  });

  afterAll(() => story?.end());

  test('helm install with the values file of onboarding: every pod is Ready under the restricted level', async () => {
    const notes = await story.release.install();
    expect(notes).toContain('network flows          on');
    expect(notes).not.toContain('WARNING');
    const pods = await story.pods();
    expect(pods.map(({ service, isReady, restarts }) => `${service} ${isReady} ${restarts}`).sort()).toEqual([
      'flow-collector true 0',
      'nats true 0',
      'uplink-gateway true 0',
      'watcher true 0',
    ]);
  });

  test('the inventory in the cloud is what the API server has', () => story.untilInventoryIsEqual());

  test('flows arrive through the relay in plaintext, and status says that they are not encrypted', async () => {
    await story.untilMoreFlows();
    expect(await relayEncryption()).toContain('port 80');
  });

  test('nothing of any service was refused by the bus', async () => {
    const log = await kubectl(['logs', 'kestrel-operator-nats-0', '-c', 'nats', '-n', 'kestrel-ai']);
    expect(log.split('\n').filter((line) => /Violation|\[ERR\]/.test(line))).toEqual([]);
  });

  test('no container has a shell', async () => {
    for (const { name, service } of await story.pods()) {
      const shell = kubectl([
        'exec',
        name,
        '-n',
        story.release.namespace,
        '-c',
        service,
        '--',
        'sh',
        '-c',
        'true',
      ]);
      await expect(shell).rejects.toThrow(/"sh": executable file not found/);
    }
  });

  test('helm test: each key does what it is for and no more, and the gateway says that the cloud is there', async () => {
    const report = await story.release.test();
    expect(report.match(/Phase:\s+Succeeded/g)).toHaveLength(5);
  });

  test('the relay gets TLS on port 443: flows go on, encrypted', async () => {
    await deployTlsRelay();
    await eventually(async () => expect(await relayEncryption()).toBe(''), patience);
    await story.untilMoreFlows();
  });

  test('Prometheus scrapes every service by the job of the documentation', async () => {
    await using prometheus = await Prometheus.start();
    const services = ['flow-collector', 'nats', 'uplink-gateway', 'watcher'];
    const readings = async (expression: string) =>
      (await prometheus.query(expression)).map(({ metric, value }) => `${metric.service} ${value[1]}`).sort();
    const allOne = services.map((service) => `${service} 1`);
    await eventually(async () => {
      expect(await readings('up{job="kestrel-operator"}')).toEqual(allOne);
      expect(await readings('sum by (service) ({__name__=~"kestrel_.+_bus_connected"})')).toEqual(allOne);
    }, patience);
  });

  test('what each container takes, with the traffic of the shop and at rest, is written down', async () => {
    const busy = await measureUsage(story.release.namespace, 30_000);
    await kubectl(['scale', 'deployment', '--all', '--replicas=0', '-n', 'shop']);
    const atRest = await measureUsage(story.release.namespace, 30_000);
    await kubectl(['scale', 'deployment', '--all', '--replicas=1', '-n', 'shop']);
    const containers = ['bus-setup', 'flow-collector', 'nats', 'uplink-gateway', 'watcher'];
    for (const usage of [busy, atRest]) {
      expect(usage.map(({ container }) => container).sort()).toEqual(containers);
      expect(usage.filter(({ workingSetMiB }) => workingSetMiB === 0)).toEqual([]);
    }
    writeUsage('cilium', { busy, atRest });
  });

  /** Why flows come without encryption; empty where they do not. */
  async function relayEncryption(): Promise<string> {
    const { conditions } = await (await story.activePod('flow-collector')).status();
    const found = conditions.find(({ name }: { name: string }) => name === 'relay-encryption');
    return found.state === 'ok' ? '' : found.reason;
  }
});
