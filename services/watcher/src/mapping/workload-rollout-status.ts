import type { cloud } from '@kestrel/proto';
import { conditionsOf } from './conditions.ts';
import { identityOf, metadataOf } from './metadata.ts';
import { integerAt, objectAt, objectsAt, type RawObject, stringAt } from './raw-object.ts';
import { timestampAt, timestampToMs } from './timestamp.ts';

/** The kinds that roll out. */
export type RolloutKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** The counts and conditions, without a verdict, `action` and `status_timestamp`. @throws MappingError */
export function mapWorkloadRolloutStatus(
  object: RawObject,
  kind: RolloutKind,
): cloud.v1.WorkloadRolloutStatus.$Properties {
  const metadata = metadataOf(object);
  const status = objectAt(object, 'status');
  return {
    ...identityOf(object),
    kind,
    ...(kind === 'DaemonSet' ? daemonSetCounts(status) : replicaCounts(objectAt(object, 'spec'), status)),
    conditions: conditionsOf(object).map((condition) => ({
      type: stringAt(condition, 'type'),
      status: stringAt(condition, 'status'),
      last_update_time: timestampAt(condition, 'lastUpdateTime') ?? null,
      last_transition_time: timestampAt(condition, 'lastTransitionTime') ?? null,
      reason: stringAt(condition, 'reason'),
      message: stringAt(condition, 'message'),
    })),
    observed_generation: integerAt(status, 'observedGeneration'),
    metadata_generation: integerAt(metadata, 'generation'),
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
  };
}

/**
 * Since when the object's status has said what it says, in milliseconds since the epoch: the last write to it, else its
 * creation. @throws MappingError
 */
export function statusSinceMs(object: RawObject): number | undefined {
  const metadata = metadataOf(object);
  const writes = objectsAt(metadata, 'managedFields')
    .filter((entry) => stringAt(entry, 'subresource') === 'status')
    .map((entry) => timestampToMs(timestampAt(entry, 'time')) ?? 0);
  return Math.max(0, ...writes) || timestampToMs(timestampAt(metadata, 'creationTimestamp'));
}

type Counts = Pick<
  cloud.v1.WorkloadRolloutStatus.$Properties,
  | 'desired_replicas'
  | 'current_replicas'
  | 'ready_replicas'
  | 'available_replicas'
  | 'updated_replicas'
  | 'unavailable_replicas'
>;

/** `replicas` is 1 where the manifest leaves it out; a StatefulSet does not count what is unavailable. */
function replicaCounts(spec: RawObject | undefined, status: RawObject | undefined): Counts {
  const desired = spec?.replicas === undefined || spec.replicas === null ? 1 : integerAt(spec, 'replicas');
  const available = integerAt(status, 'availableReplicas');
  return {
    desired_replicas: desired,
    current_replicas: integerAt(status, 'replicas'),
    ready_replicas: integerAt(status, 'readyReplicas'),
    available_replicas: available,
    updated_replicas: integerAt(status, 'updatedReplicas'),
    unavailable_replicas: integerAt(status, 'unavailableReplicas') || Math.max(0, desired - available),
  };
}

function daemonSetCounts(status: RawObject | undefined): Counts {
  return {
    desired_replicas: integerAt(status, 'desiredNumberScheduled'),
    current_replicas: integerAt(status, 'currentNumberScheduled'),
    ready_replicas: integerAt(status, 'numberReady'),
    available_replicas: integerAt(status, 'numberAvailable'),
    updated_replicas: integerAt(status, 'updatedNumberScheduled'),
    unavailable_replicas: integerAt(status, 'numberUnavailable'),
  };
}
