import type { cloud } from '@kestrel/proto';
import { describe, expect, test } from 'vitest';
import { rolloutRule } from './rollout-rule.ts';

type Rollout = cloud.v1.WorkloadRolloutStatus.$Properties;

const nowMs = Date.UTC(2026, 10, 23);
const minute = 60_000;
const time = (ms: number) => ({ seconds: ms / 1000, nanos: 0 });

const whole: Rollout = {
  kind: 'Deployment',
  desired_replicas: 3,
  current_replicas: 3,
  ready_replicas: 3,
  available_replicas: 3,
  updated_replicas: 3,
  observed_generation: 2,
  metadata_generation: 2,
};
const missing: Rollout = { ...whole, ready_replicas: 2, available_replicas: 2, unavailable_replicas: 1 };
const condition = (type: string, status: string, reason: string): Rollout => ({
  conditions: [{ type, status, reason, message: 'words' }],
});

function verdict(draft: Rollout, sinceMs?: number) {
  const { message, dueMs } = rolloutRule.complete(draft, nowMs, sinceMs);
  const { rollout_status: status, rollout_reason: reason } = message;
  return { status, reason, trouble: rolloutRule.judge(message).trouble, dueMs };
}

describe('a rollout', () => {
  test.each([
    ['whole', whole, { status: 'Complete', reason: 'RolloutComplete', trouble: false }],
    ['scaled to nothing', { kind: 'Deployment' }, { status: 'Complete', trouble: false }],
    [
      'a Deployment that says why',
      { ...whole, ...condition('Progressing', 'True', 'NewReplicaSetAvailable') },
      { status: 'Complete', reason: 'NewReplicaSetAvailable', trouble: false },
    ],
    [
      'a failure of replicas',
      { ...whole, ...condition('ReplicaFailure', 'True', 'FailedCreate') },
      { status: 'Failed', reason: 'FailedCreate', trouble: true },
    ],
    [
      'over its deadline',
      { ...missing, ...condition('Progressing', 'False', 'ProgressDeadlineExceeded') },
      { status: 'Failed', reason: 'ProgressDeadlineExceeded', trouble: true },
    ],
    [
      'not observed',
      { ...whole, metadata_generation: 3 },
      { status: 'Progressing', reason: 'GenerationNotObserved', trouble: true },
    ],
    [
      'behind with updates',
      { ...whole, updated_replicas: 1 },
      { status: 'Progressing', reason: 'WaitingForPods', trouble: false },
    ],
  ] as [string, Rollout, object][])('%s', (_name, draft, expected) => {
    expect(verdict(draft, nowMs)).toMatchObject(expected);
  });

  test.each([
    ['Deployment', 9, 'Progressing'],
    ['Deployment', 10, 'Degraded'],
    ['DaemonSet', 10, 'Degraded'],
    ['StatefulSet', 14, 'Progressing'],
    ['StatefulSet', 15, 'Degraded'],
  ])('of a %s with replicas missing for %d minutes is %s', (kind, minutes, status) => {
    expect(verdict({ ...missing, kind }, nowMs - minutes * minute).status).toBe(status);
  });

  test('counts what is missing from when the object itself says so', () => {
    const since = nowMs - 11 * minute;
    const conditions = [{ type: 'Available', status: 'False', last_transition_time: time(since) }];
    expect(verdict({ ...missing, conditions }, nowMs).status).toBe('Degraded');
  });

  test('falls due when replicas will have been missing for too long', () => {
    expect(verdict(missing, nowMs - 4 * minute).dueMs).toBe(nowMs + 6 * minute);
    expect(verdict(whole, nowMs - 4 * minute).dueMs).toBeUndefined();
  });

  test('changes with each of its counts', () => {
    const keyOf = (draft: Rollout) =>
      rolloutRule.judge(rolloutRule.complete(draft, nowMs, nowMs).message).key;
    expect(keyOf({ ...whole, current_replicas: 4 })).not.toBe(keyOf(whole));
    expect(keyOf({ ...whole, created_at: time(0) })).toBe(keyOf(whole));
  });
});
