import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
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

  test('helm test: each key does what it is for and no more, and the gateway says that the cloud is there', async () => {
    const report = await story.release.test();
    expect(report.match(/Phase:\s+Succeeded/g)).toHaveLength(5);
  });

  test('the relay gets TLS on port 443: flows go on, encrypted', async () => {
    await deployTlsRelay();
    await eventually(async () => expect(await relayEncryption()).toBe(''), patience);
    await story.untilMoreFlows();
  });

  /** Why flows come without encryption; empty where they do not. */
  async function relayEncryption(): Promise<string> {
    const { conditions } = await (await story.activePod('flow-collector')).status();
    const found = conditions.find(({ name }: { name: string }) => name === 'relay-encryption');
    return found.state === 'ok' ? '' : found.reason;
  }
});
