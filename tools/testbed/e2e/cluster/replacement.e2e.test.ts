import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kubectl } from '../../src/kubectl.ts';
import { deployPlaintextRelay } from './relay-pod.ts';
import { shortWindows } from './short-windows.ts';
import { ClusterStory } from './story.ts';

describe('pods of the chart that come and go under traffic', () => {
  let story: ClusterStory;

  beforeAll(async () => {
    story = await ClusterStory.begin();
    await deployPlaintextRelay();
    await story.release.install(shortWindows);
    await story.untilMoreFlows();
  });

  afterAll(() => story?.end());

  test('collectors scaled up and down: every observation of the agent is counted once', async () => {
    await story.withCountedPod('counted-scaled', async () => {
      for (const replicas of [3, 2]) {
        await story.release.upgrade({ ...shortWindows, 'flowCollector.replicas': replicas });
        await eventually(async () => expect(await shardsHeld()).toBe(16), {
          timeoutMs: 60_000,
          intervalMs: 500,
        });
      }
      await story.release.upgrade(shortWindows);
    });
    expect(await story.lostFlows()).toEqual({});
  });

  test('a rolling restart of everything, the bus included, loses nothing', async () => {
    await story.withCountedPod('counted-restarted', async () => {
      await kubectl(['rollout', 'restart', 'deployment,statefulset', '-n', 'kestrel-ai']);
      for (const kind of ['deployment', 'statefulset']) {
        await kubectl(['rollout', 'status', kind, '-n', 'kestrel-ai', '--timeout=120s']);
      }
    });
    expect(await story.lostFlows()).toEqual({});
    await story.untilInventoryIsEqual();
  });

  async function shardsHeld(): Promise<number> {
    const pods = await story.pods('flow-collector');
    const statuses = await Promise.all(pods.map((pod) => pod.status()));
    const held = statuses.flatMap(({ conditions }) =>
      conditions.filter(
        ({ name, reason }: { name: string; reason: string }) =>
          name.startsWith('lease-flow-collector.shard.16-') && reason === 'held',
      ),
    );
    return held.length;
  }
});
