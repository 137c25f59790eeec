import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
import { deployPlaintextRelay } from './relay-pod.ts';
import type { ServicePod } from './service-pods.ts';
import { shortWindows } from './short-windows.ts';
import { ClusterStory } from './story.ts';

const patience = { timeoutMs: 60_000, intervalMs: 500 };
const shards = 16;

describe('pods of the chart that come and go under traffic', () => {
  let story: ClusterStory;

  beforeAll(async () => {
    story = await ClusterStory.begin();
    await deployPlaintextRelay();
    await story.release.install(shortWindows);
    await story.untilMoreFlows();
  });

  afterAll(() => story?.end());

  test('collectors scaled by the chart, 1 to 3, 2 and 1: every observation of the agent is counted once', async () => {
    await story.withCountedPod('counted-scaled', async () => {
      for (const replicas of [3, 2]) {
        await story.release.upgrade({ ...shortWindows, 'flowCollector.replicas': replicas });
        await untilShardsAreShared(replicas);
      }
      await story.release.upgrade(shortWindows);
    });
    expect(await story.lost('flows-l4')).toEqual({});
  });

  test('collectors scaled as an autoscaler does, each time without the one that has the traffic', async () => {
    await story.release.upgrade({ ...shortWindows, 'flowCollector.autoscaling.enabled': true });
    await story.withCountedPod('counted-autoscaled', async () => {
      for (const replicas of [3, 2, 1]) {
        await story.sendAwayBusy('flow-collector', 'flows-l4');
        await kubectl([
          'scale',
          'deployment/kestrel-operator-flow-collector',
          `--replicas=${replicas}`,
          '-n',
          'kestrel-ai',
        ]);
        await untilShardsAreShared(replicas);
      }
    });
    expect(await story.lost('flows-l4')).toEqual({});
    await story.release.upgrade(shortWindows);
  });

  test('a rolling restart of everything, the bus included, loses nothing', async () => {
    await story.withCountedPod('counted-restarted', async () => {
      await kubectl(['rollout', 'restart', 'deployment,statefulset', '-n', 'kestrel-ai']);
      await story.untilRolledOut();
    });
    expect(await story.lost('flows-l4')).toEqual({});
    await story.untilInventoryIsEqual();
    const pods = await story.pods();
    expect(pods.filter(({ isReady, restarts }) => !isReady || restarts > 0)).toEqual([]);
  });

  async function untilShardsAreShared(replicas: number): Promise<void> {
    await eventually(async () => {
      const held = await Promise.all((await story.pods('flow-collector')).map(shardsOf));
      expect(held.filter((count) => count > 0)).toHaveLength(replicas);
      expect(held.reduce((sum, count) => sum + count, 0)).toBe(shards);
    }, patience);
  }
});

/** How many shards of those of several replicas a collector holds. */
async function shardsOf(pod: ServicePod): Promise<number> {
  const { conditions } = await pod.status();
  return conditions.filter(
    ({ name, reason }: { name: string; reason: string }) =>
      name.startsWith(`lease-flow-collector.shard.${shards}-`) && reason === 'held',
  ).length;
}
