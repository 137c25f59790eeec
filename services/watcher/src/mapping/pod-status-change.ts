import type { cloud } from '@kestrel/proto';
import { conditionsOf } from './conditions.ts';
import { identityOf, metadataOf, ownerReferencesOf } from './metadata.ts';
import { booleanAt, integerAt, objectAt, objectsAt, type RawObject, stringAt } from './raw-object.ts';
import { mapResourceUsage } from './resource-usage.ts';
import { timestampAt } from './timestamp.ts';

/** Without `action` and `status_timestamp`, which say when it is sent and why. @throws MappingError */
export function mapPodStatusChange(object: RawObject): cloud.v1.PodStatusChange.$Properties {
  const spec = objectAt(object, 'spec');
  const status = objectAt(object, 'status');
  const containers = objectsAt(status, 'containerStatuses').map(mapContainer);
  const initContainers = objectsAt(status, 'initContainerStatuses').map(mapContainer);
  return {
    ...identityOf(object),
    pod_ip: stringAt(status, 'podIP'),
    node_name: stringAt(spec, 'nodeName'),
    phase: stringAt(status, 'phase'),
    container_statuses: containers,
    init_container_statuses: initContainers,
    conditions: conditionsOf(object).map(mapCondition),
    qos_class: stringAt(status, 'qosClass'),
    total_restart_count: [...containers, ...initContainers].reduce(
      (total, container) => total + (container.restart_count ?? 0),
      0,
    ),
    resource_usage: mapResourceUsage(spec),
    owner_references: ownerReferencesOf(object),
    created_at: timestampAt(metadataOf(object), 'creationTimestamp') ?? null,
  };
}

function mapCondition(condition: RawObject): cloud.v1.PodCondition.$Properties {
  return {
    type: stringAt(condition, 'type'),
    status: stringAt(condition, 'status'),
    last_probe_time: timestampAt(condition, 'lastProbeTime') ?? null,
    last_transition_time: timestampAt(condition, 'lastTransitionTime') ?? null,
    reason: stringAt(condition, 'reason'),
    message: stringAt(condition, 'message'),
  };
}

function mapContainer(container: RawObject): cloud.v1.ContainerStatus.$Properties {
  return {
    name: stringAt(container, 'name'),
    image: stringAt(container, 'image'),
    image_id: stringAt(container, 'imageID'),
    container_id: stringAt(container, 'containerID'),
    ready: booleanAt(container, 'ready'),
    restart_count: integerAt(container, 'restartCount'),
    state: mapState(objectAt(container, 'state')),
    last_termination_state: mapState(objectAt(container, 'lastState')),
    started: booleanAt(container, 'started'),
  };
}

/** At most one of the three is set; an empty state is none. */
function mapState(state: RawObject | undefined): cloud.v1.ContainerState.$Properties | null {
  const waiting = objectAt(state, 'waiting');
  if (waiting)
    return { waiting: { reason: stringAt(waiting, 'reason'), message: stringAt(waiting, 'message') } };
  const running = objectAt(state, 'running');
  if (running) return { running: { started_at: timestampAt(running, 'startedAt') ?? null } };
  const terminated = objectAt(state, 'terminated');
  return terminated ? { terminated: mapTerminated(terminated) } : null;
}

function mapTerminated(terminated: RawObject): cloud.v1.ContainerStateTerminated.$Properties {
  return {
    exit_code: integerAt(terminated, 'exitCode'),
    signal: integerAt(terminated, 'signal'),
    reason: stringAt(terminated, 'reason'),
    message: stringAt(terminated, 'message'),
    started_at: timestampAt(terminated, 'startedAt') ?? null,
    finished_at: timestampAt(terminated, 'finishedAt') ?? null,
    container_id: stringAt(terminated, 'containerID'),
  };
}
