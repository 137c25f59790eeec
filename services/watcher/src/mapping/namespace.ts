import type { cloud } from '@kestrel/proto';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import { type RawObject, stringMapAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** @throws MappingError */
export function mapNamespace(object: RawObject, options: MappingOptions): cloud.v1.Namespace.$Properties {
  const metadata = metadataOf(object);
  const { name, uid } = identityOf(object);
  return {
    name,
    uid,
    labels: options.keepLabels(stringMapAt(metadata, 'labels')),
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
  };
}
