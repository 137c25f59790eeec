import type { cloud } from '@kestrel/proto';
import { describe, expect, test } from 'vitest';
import { podStatusRule } from './pod-status-rule.ts';

type Pod = cloud.v1.PodStatusChange.$Properties;

const nowMs = Date.UTC(2026, 10, 23);
const secondsAgo = (seconds: number) => ({ seconds: nowMs / 1000 - seconds, nanos: 0 });

const wellPod: Pod = {
  phase: 'Running',
  conditions: [{ type: 'Ready', status: 'True' }],
  created_at: secondsAgo(3_600),
};
const waiting = (reason: string): Pod => ({
  container_statuses: [{ name: 'c', state: { waiting: { reason } } }],
});
const ended = (reason: string): Pod => ({
  container_statuses: [{ name: 'c', state: { terminated: { reason } } }],
});
const notReady = (seconds: number): Pod => ({
  conditions: [{ type: 'Ready', status: 'False', last_transition_time: secondsAgo(seconds) }],
});

function judge(changes: Pod) {
  return podStatusRule.judge(podStatusRule.complete({ ...wellPod, ...changes }, nowMs, undefined).message);
}

describe('a pod is in trouble', () => {
  test.each([
    ['well', {}, false],
    ['Failed', { phase: 'Failed' }, true],
    ['Unknown', { phase: 'Unknown' }, true],
    ['Succeeded and not ready', { phase: 'Succeeded', ...notReady(3_600) }, false],
    ...[
      'CrashLoopBackOff',
      'ImagePullBackOff',
      'ErrImagePull',
      'CreateContainerError',
      'CreateContainerConfigError',
      'InvalidImageName',
    ].map((reason) => [`waiting: ${reason}`, waiting(reason), true] as const),
    ['waiting: ContainerCreating', waiting('ContainerCreating'), false],
    [
      'an init container in trouble',
      { init_container_statuses: waiting('ErrImagePull').container_statuses },
      true,
    ],
    ['ended: OOMKilled', ended('OOMKilled'), true],
    ['ended: Error', ended('Error'), true],
    ['ended: Completed', ended('Completed'), false],
    ['restarted twice', { total_restart_count: 2 }, false],
    ['restarted three times', { total_restart_count: 3 }, true],
    ['not ready for 119 s', notReady(119), false],
    ['not ready for 2 min', notReady(120), true],
    ['without conditions for 3 min', { conditions: [], created_at: secondsAgo(180) }, true],
  ] as [string, Pod, boolean][])('%s: %#', (_name, changes, expected) => {
    expect(judge(changes).trouble).toBe(expected);
  });
});

describe('a change of a pod', () => {
  test.each([
    ['phase', { phase: 'Pending' }],
    ['restarts', { total_restart_count: 1 }],
    ['a bad state', waiting('ErrImagePull')],
    ['readiness', notReady(1)],
  ] as [string, Pod][])('is one of %s', (_name, changes) => {
    expect(judge(changes).key).not.toBe(judge({}).key);
  });

  test.each([
    ['its node', { node_name: 'node-2' }],
    ['a good state', waiting('ContainerCreating')],
    [
      'another condition',
      { conditions: [...(wellPod.conditions ?? []), { type: 'Initialized', status: 'True' }] },
    ],
  ] as [string, Pod][])('is not one of %s', (_name, changes) => {
    expect(judge(changes).key).toBe(judge({}).key);
  });

  test('falls due when it is not ready for two minutes', () => {
    const { dueMs } = podStatusRule.complete({ ...wellPod, ...notReady(30) }, nowMs, undefined);
    expect(dueMs).toBe(nowMs + 90_000);
    expect(podStatusRule.complete({ ...wellPod, ...notReady(300) }, nowMs, undefined).dueMs).toBeUndefined();
  });
});
