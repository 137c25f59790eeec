import { cloud } from '@kestrel/proto';
import { timestampFromMs, timestampToMs } from '../mapping/timestamp.ts';
import type { ChangeRule } from './change-rule.ts';

type Rollout = cloud.v1.WorkloadRolloutStatus.$Properties;

/** `Degraded`: replicas have been missing for too long. */
type RolloutStatus = 'Complete' | 'Progressing' | 'Degraded' | 'Failed';

interface Verdict {
  readonly rollout_status: RolloutStatus;
  readonly rollout_reason: string;
  readonly rollout_message: string;
}

const missingTooLongMs = { usual: 10 * 60_000, StatefulSet: 15 * 60_000 };

/** Sent when a rollout fails, stalls, or is not yet observed by its controller, and at each change of its counts. */
export const rolloutRule: ChangeRule<Rollout> = {
  messageType: 'cloud.v1.WorkloadRolloutStatus',
  codec: cloud.v1.WorkloadRolloutStatus,
  deletions: 'none',
  namespaceOf: ({ namespace }) => namespace ?? '',

  complete(draft, nowMs, sinceMs) {
    const status_timestamp = timestampFromMs(nowMs);
    const verdict = failureOf(draft) ?? unobservedOf(draft);
    if (verdict) return { message: { ...draft, ...verdict, status_timestamp } };
    const missing = missingOf(draft);
    if (missing === 0) return { message: { ...draft, ...completionOf(draft), status_timestamp } };
    const dueMs = (missingSinceMs(draft) ?? sinceMs ?? nowMs) + patienceMs(draft);
    return dueMs > nowMs
      ? { message: { ...draft, ...waitingFor(missing), status_timestamp }, dueMs }
      : { message: { ...draft, ...degradedBy(missing), status_timestamp } };
  },

  judge: (message) => ({
    key: [
      message.rollout_status,
      message.rollout_reason,
      message.desired_replicas,
      message.current_replicas,
      message.ready_replicas,
      message.available_replicas,
      message.updated_replicas,
      message.unavailable_replicas,
      isUnobserved(message),
    ].join('|'),
    trouble:
      message.rollout_status === 'Failed' || message.rollout_status === 'Degraded' || isUnobserved(message),
  }),
};

function conditionOf({ conditions }: Rollout, type: string) {
  return (conditions ?? []).find((condition) => condition.type === type);
}

function failureOf(draft: Rollout): Verdict | undefined {
  const failure = conditionOf(draft, 'ReplicaFailure');
  const progress = conditionOf(draft, 'Progressing');
  const failed =
    (failure?.status === 'True' && failure) ||
    (progress?.reason === 'ProgressDeadlineExceeded' && progress) ||
    undefined;
  return (
    failed && {
      rollout_status: 'Failed',
      rollout_reason: failed.reason ?? '',
      rollout_message: failed.message ?? '',
    }
  );
}

function isUnobserved({ metadata_generation, observed_generation }: Rollout): boolean {
  return Number(metadata_generation ?? 0) > Number(observed_generation ?? 0);
}

function unobservedOf(draft: Rollout): Verdict | undefined {
  if (!isUnobserved(draft)) return undefined;
  return {
    rollout_status: 'Progressing',
    rollout_reason: 'GenerationNotObserved',
    rollout_message: `Waiting for the controller to observe generation ${draft.metadata_generation}`,
  };
}

/** Replicas that are not up to date, or not available. */
function missingOf(draft: Rollout): number {
  const desired = draft.desired_replicas ?? 0;
  return Math.max(0, desired - (draft.updated_replicas ?? 0), desired - (draft.available_replicas ?? 0));
}

/** Where the object itself says since when it is not available. */
function missingSinceMs(draft: Rollout): number | undefined {
  const available = conditionOf(draft, 'Available');
  return available?.status === 'False' ? timestampToMs(available.last_transition_time) : undefined;
}

function patienceMs({ kind }: Rollout): number {
  return kind === 'StatefulSet' ? missingTooLongMs.StatefulSet : missingTooLongMs.usual;
}

function waitingFor(missing: number): Verdict {
  return {
    rollout_status: 'Progressing',
    rollout_reason: 'WaitingForPods',
    rollout_message: `Waiting for ${missing} unavailable pods`,
  };
}

function degradedBy(missing: number): Verdict {
  return {
    rollout_status: 'Degraded',
    rollout_reason: 'ReplicasMissing',
    rollout_message: `${missing} pods have been unavailable for too long`,
  };
}

/** A Deployment says in its own words why it is complete. */
function completionOf(draft: Rollout): Verdict {
  const progress = conditionOf(draft, 'Progressing');
  return {
    rollout_status: 'Complete',
    rollout_reason: progress?.reason || 'RolloutComplete',
    rollout_message: progress?.message || 'All pods are up to date and available',
  };
}
