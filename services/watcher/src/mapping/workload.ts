import type { cloud } from '@kestrel/proto';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import { objectAt, type RawObject, stringAt, stringMapAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** The kinds that are workloads; a Pod is one where no controller owns it. */
export const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
] as const;

export type WorkloadKind = (typeof workloadKinds)[number];

/** `kind` comes from the resource: the items of a list do not say theirs. @throws MappingError */
export function mapWorkload(
  object: RawObject,
  kind: WorkloadKind,
  options: MappingOptions,
): cloud.v1.Workload.$Properties {
  const metadata = metadataOf(object);
  return {
    ...identityOf(object),
    kind,
    labels: options.keepLabels(stringMapAt(metadata, 'labels')),
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
    service_account: stringAt(podSpecOf(object, kind), 'serviceAccountName') || 'default',
  };
}

function podSpecOf(object: RawObject, kind: WorkloadKind): RawObject | undefined {
  const spec = objectAt(object, 'spec');
  if (kind === 'Pod') return spec;
  const templateOwner = kind === 'CronJob' ? objectAt(objectAt(spec, 'jobTemplate'), 'spec') : spec;
  return objectAt(objectAt(templateOwner, 'template'), 'spec');
}
