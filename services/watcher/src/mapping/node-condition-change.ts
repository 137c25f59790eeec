import type { cloud } from '@kestrel/proto';
import { conditionsOf } from './conditions.ts';
import { identityOf, metadataOf } from './metadata.ts';
import { nodePlaceOf } from './node.ts';
import { objectAt, type RawObject, stringAt, stringMapAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** Without `action` and `condition_timestamp`, which say when it is sent and why. @throws MappingError */
export function mapNodeConditionChange(object: RawObject): cloud.v1.NodeConditionChange.$Properties {
  const { name, uid } = identityOf(object);
  const status = objectAt(object, 'status');
  return {
    name,
    uid,
    conditions: conditionsOf(object).map((condition) => ({
      type: stringAt(condition, 'type'),
      status: stringAt(condition, 'status'),
      last_heartbeat_time: timestampAt(condition, 'lastHeartbeatTime') ?? null,
      last_transition_time: timestampAt(condition, 'lastTransitionTime') ?? null,
      reason: stringAt(condition, 'reason'),
      message: stringAt(condition, 'message'),
    })),
    ...nodePlaceOf(object),
    capacity: stringMapAt(status, 'capacity'),
    allocatable: stringMapAt(status, 'allocatable'),
    created_at: timestampAt(metadataOf(object), 'creationTimestamp') ?? null,
  };
}
