import type { cloud } from '@kestrel/proto';
import { identityOf, metadataOf } from './metadata.ts';
import { integerAt, objectAt, type RawObject, stringAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/**
 * A core/v1 Event. Those written through events.k8s.io keep their times and count in other fields, which stand in.
 * @throws MappingError
 */
export function mapKubernetesEvent(object: RawObject): cloud.v1.KubernetesEvent.$Properties {
  const created = timestampAt(metadataOf(object), 'creationTimestamp') ?? null;
  const eventTime = timestampAt(object, 'eventTime') ?? created;
  const series = objectAt(object, 'series');
  const source = objectAt(object, 'source');
  return {
    ...identityOf(object),
    event_type: stringAt(object, 'type'),
    reason: stringAt(object, 'reason'),
    message: stringAt(object, 'message'),
    involved_object: mapReference(objectAt(object, 'involvedObject')),
    source: {
      component: stringAt(source, 'component') || stringAt(object, 'reportingComponent'),
      host: stringAt(source, 'host'),
    },
    first_timestamp: timestampAt(object, 'firstTimestamp') ?? eventTime,
    last_timestamp:
      timestampAt(object, 'lastTimestamp') ?? timestampAt(series, 'lastObservedTime') ?? eventTime,
    count: integerAt(object, 'count') || integerAt(series, 'count') || 1,
  };
}

function mapReference(reference: RawObject | undefined): cloud.v1.ObjectReference.$Properties {
  return {
    kind: stringAt(reference, 'kind'),
    namespace: stringAt(reference, 'namespace'),
    name: stringAt(reference, 'name'),
    uid: stringAt(reference, 'uid'),
    api_version: stringAt(reference, 'apiVersion'),
    resource_version: stringAt(reference, 'resourceVersion'),
    field_path: stringAt(reference, 'fieldPath'),
  };
}
