import { cloud } from '@kestrel/proto';
import { timestampFromMs } from '../mapping/timestamp.ts';
import type { ChangeRule } from './change-rule.ts';

type NodeConditionChange = cloud.v1.NodeConditionChange.$Properties;
type NodeCondition = cloud.v1.NodeCondition.$Properties;

/** Sent when a node is not ready, under pressure or without network, when one of these changes, and when it goes. */
export const nodeConditionRule: ChangeRule<NodeConditionChange> = {
  messageType: 'cloud.v1.NodeConditionChange',
  codec: cloud.v1.NodeConditionChange,
  deletions: 'all',
  namespaceOf: () => '',

  complete: (draft, nowMs) => ({ message: { ...draft, condition_timestamp: timestampFromMs(nowMs) } }),

  judge({ conditions }) {
    const watched = (conditions ?? []).filter(isWatched);
    return {
      key: watched
        .map(({ type, status }) => `${type}=${status}`)
        .sort()
        .join('|'),
      trouble: watched.some(isBad),
    };
  },
};

function isWatched({ type }: NodeCondition): boolean {
  return type === 'Ready' || type === 'NetworkUnavailable' || (type?.endsWith('Pressure') ?? false);
}

function isBad({ type, status }: NodeCondition): boolean {
  return type === 'Ready' ? status !== 'True' : status === 'True';
}
