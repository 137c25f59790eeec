import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows, rowsOf } from '../cloud-calls.ts';
import { type CountedPod, runCountedPod, startCountedPod, untilCountedPodIsDone } from '../counted-pod.ts';
import { openMarket } from '../market.ts';
import { callArguments, expectedRows } from '../market-calls.ts';
import { refusedConfiguration } from '../mesh-set-up.ts';
import { measureUsage, writeUsage } from './pod-usage.ts';
import type { Settings } from './release.ts';
import { ClusterStory } from './story.ts';

const settings: Settings = {
  'operator.istio.enabled': true,
  'operator.istio.telemetry.namespaces': ['market'],
  'operator.cilium.disableFlows': true,
  'alsReceiver.extraEnv': [{ name: 'ACCESS_LOG_WINDOW', value: '2s' }],
};

/** The kubelet has a figure every ten seconds or so. */
const usageMs = 15_000;

describe('the chart, installed on a cluster with Istio', () => {
  let story: ClusterStory;

  beforeAll(async () => {
    story = await ClusterStory.begin();
    await openMarket();
    await story.release.install(settings);
  });

  afterAll(() => story?.end());

  test("with the chart's Service and Telemetry resource each call of the market arrives once", async () => {
    const rounds = 20;
    await runCountedPod(caller('caller', rounds));
    await untilRows('caller', rounds);
  });

  test('receivers scaled up and down, each time without one that has traffic: each call is there once', async () => {
    const rounds = 300;
    const pod = caller('caller-scaled', rounds);
    await startCountedPod(pod);
    for (const replicas of [3, 2, 1]) {
      await story.sendAwayBusy('als-receiver', 'flows-l7');
      await story.release.upgrade({ ...settings, 'alsReceiver.replicas': replicas });
      await untilReceivers(replicas);
    }
    await untilCountedPodIsDone({ ...pod, timeoutMs: 240_000 });
    await untilRows('caller-scaled', rounds);
    expect(await story.lost('flows-l7')).toEqual({});
  });

  test('what the receiver takes, with calls and at rest, is written down', async () => {
    const pod = caller('caller-measured', 300);
    await startCountedPod(pod);
    const busy = await measureUsage(story.release.namespace, usageMs);
    await untilCountedPodIsDone({ ...pod, timeoutMs: 240_000 });
    const atRest = await measureUsage(story.release.namespace, usageMs);
    for (const usage of [busy, atRest]) {
      expect(usage.map(({ container }) => container)).toContain('als-receiver');
      expect(usage.filter(({ workingSetMiB }) => workingSetMiB === 0)).toEqual([]);
    }
    writeUsage('istio', { busy, atRest });
  });

  test("every object is what the API server's schemas allow, Istio's own included", async () => {
    expect(await story.release.validate()).toContain('telemetry.telemetry.istio.io/kestrel-operator-');
  });

  test("helm test: the receiver's key does what it is for and no more", async () => {
    const report = await story.release.test('kestrel-operator-test-bus-als-receiver');
    expect(report.match(/Phase:\s+Succeeded/g)).toHaveLength(1);
  });

  test('no Envoy has refused what istiod gave it', async () => {
    expect(await refusedConfiguration()).toEqual([]);
  });

  function untilRows(source: string, rounds: number): Promise<void> {
    return eventually(
      async () => {
        const rows = rowsOf(countRows(await story.cloud.calls(), 'market'), source);
        expect(rows).toEqual(expectedRows(source, rounds));
      },
      { timeoutMs: 60_000, intervalMs: 500, what: 'the expected calls' },
    );
  }

  async function untilReceivers(replicas: number): Promise<void> {
    await eventually(
      async () => {
        const pods = await story.pods('als-receiver');
        expect(pods.map(({ isReady }) => isReady)).toEqual(new Array(replicas).fill(true));
      },
      { timeoutMs: 60_000, intervalMs: 500 },
    );
  }
});

function caller(name: string, rounds: number): CountedPod {
  return { name, namespace: 'market', serviceAccount: 'caller', args: callArguments(rounds) };
}
