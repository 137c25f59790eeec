import type { cloud } from '@kestrel/proto';
import type { KeyFilter } from './key-filter.ts';
import {
  booleanAt,
  isObject,
  MappingError,
  objectAt,
  objectsAt,
  type RawObject,
  requiredStringAt,
  stringAt,
} from './raw-object.ts';

/** Which labels and annotations may be sent. */
export interface MappingOptions {
  readonly keepLabels: KeyFilter;
  readonly keepAnnotations: KeyFilter;
}

/** What tells an object from every other of its kind, also from a namesake before or after it. */
export interface Identity {
  /** '' where the kind is cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** @throws MappingError when there is no metadata, no name or no uid. */
export function identityOf(object: unknown): Identity {
  if (!isObject(object)) throw new MappingError('object', 'an object', object);
  const metadata = metadataOf(object);
  return {
    namespace: stringAt(metadata, 'namespace'),
    name: requiredStringAt(metadata, 'name'),
    uid: requiredStringAt(metadata, 'uid'),
  };
}

/** @throws MappingError when there is none. */
export function metadataOf(object: RawObject): RawObject {
  const metadata = objectAt(object, 'metadata');
  if (metadata === undefined) throw new MappingError('metadata', 'an object', object.metadata);
  return metadata;
}

/** @throws MappingError */
export function ownerReferencesOf(object: RawObject): cloud.v1.OwnerReference.$Properties[] {
  return objectsAt(metadataOf(object), 'ownerReferences').map((reference) => ({
    api_version: stringAt(reference, 'apiVersion'),
    kind: stringAt(reference, 'kind'),
    name: stringAt(reference, 'name'),
    uid: stringAt(reference, 'uid'),
    controller: booleanAt(reference, 'controller'),
    block_owner_deletion: booleanAt(reference, 'blockOwnerDeletion'),
  }));
}

/** The owner that manages the object; Kubernetes allows one at most. */
export function controllerOf(
  references: readonly cloud.v1.OwnerReference.$Properties[],
): cloud.v1.OwnerReference.$Properties | undefined {
  return references.find((reference) => reference.controller === true);
}
