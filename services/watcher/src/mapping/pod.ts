import type { cloud } from '@kestrel/proto';
import { isConditionTrue } from './conditions.ts';
import { identityOf, type MappingOptions, metadataOf, ownerReferencesOf } from './metadata.ts';
import { objectAt, type RawObject, stringAt, stringMapAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** @throws MappingError */
export function mapPod(object: RawObject, options: MappingOptions): cloud.v1.Pod.$Properties {
  const metadata = metadataOf(object);
  const status = objectAt(object, 'status');
  return {
    ...identityOf(object),
    pod_ip: stringAt(status, 'podIP'),
    labels: options.keepLabels(stringMapAt(metadata, 'labels')),
    phase: stringAt(status, 'phase'),
    owner_references: ownerReferencesOf(object),
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
    ready: isConditionTrue(object, 'Ready'),
  };
}
