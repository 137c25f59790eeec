import { cloud } from '@kestrel/proto';
import { timestampFromMs, timestampToMs } from '../mapping/timestamp.ts';
import type { ChangeRule } from './change-rule.ts';

type PodStatusChange = cloud.v1.PodStatusChange.$Properties;

const notReadyTooLongMs = 2 * 60_000;
const manyRestarts = 3;

const badReasons = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'CreateContainerError',
  'CreateContainerConfigError',
  'InvalidImageName',
  'OOMKilled',
  'Error',
]);

/** Sent when a pod is in trouble, and when its phase, restarts, bad container states or readiness change. */
export const podStatusRule: ChangeRule<PodStatusChange> = {
  messageType: 'cloud.v1.PodStatusChange',
  codec: cloud.v1.PodStatusChange,
  deletions: 'reported',
  namespaceOf: ({ namespace }) => namespace ?? '',

  complete(draft, nowMs) {
    const message = { ...draft, status_timestamp: timestampFromMs(nowMs) };
    const dueMs = notReadySinceMs(draft);
    const isAhead = dueMs !== undefined && dueMs + notReadyTooLongMs > nowMs;
    return isAhead ? { message, dueMs: dueMs + notReadyTooLongMs } : { message };
  },

  judge(message) {
    const bad = badStatesOf(message);
    const restarts = message.total_restart_count ?? 0;
    const isStuck = isNotReadyTooLong(message);
    return {
      key: [message.phase, restarts, bad, isReady(message) ? 'ready' : '', isStuck ? 'stuck' : ''].join('|'),
      trouble:
        message.phase === 'Failed' ||
        message.phase === 'Unknown' ||
        bad !== '' ||
        restarts >= manyRestarts ||
        isStuck,
    };
  },
};

function isReady({ conditions }: PodStatusChange): boolean {
  return (conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
}

/** Undefined for a pod that is ready, or has ended and will not be. */
function notReadySinceMs(message: PodStatusChange): number | undefined {
  if (message.phase === 'Succeeded' || message.phase === 'Failed' || isReady(message)) return undefined;
  const condition = (message.conditions ?? []).find(({ type }) => type === 'Ready');
  return timestampToMs(condition?.last_transition_time ?? message.created_at);
}

function isNotReadyTooLong(message: PodStatusChange): boolean {
  const sinceMs = notReadySinceMs(message);
  const nowMs = timestampToMs(message.status_timestamp);
  return sinceMs !== undefined && nowMs !== undefined && nowMs - sinceMs >= notReadyTooLongMs;
}

/** `<container>:<reason>` of each container that waits or ended badly. */
function badStatesOf({ init_container_statuses, container_statuses }: PodStatusChange): string {
  const statuses = [...(init_container_statuses ?? []), ...(container_statuses ?? [])];
  return statuses
    .map(({ name, state }) => [name, state?.waiting?.reason ?? state?.terminated?.reason ?? ''])
    .filter(([, reason]) => badReasons.has(reason ?? ''))
    .map((parts) => parts.join(':'))
    .join(',');
}
