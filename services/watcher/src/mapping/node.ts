import type { cloud } from '@kestrel/proto';
import { isConditionTrue } from './conditions.ts';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import { objectAt, objectsAt, type RawObject, stringAt, stringMapAt } from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** What identifies a node on the network and in its provider. */
export interface NodePlace {
  readonly internal_ips: string[];
  readonly external_ips: string[];
  readonly hostname: string;
  readonly instance_type: string;
  readonly zone: string;
}

/** @throws MappingError */
export function mapNode(object: RawObject, options: MappingOptions): cloud.v1.Node.$Properties {
  const metadata = metadataOf(object);
  const { name, uid } = identityOf(object);
  return {
    name,
    uid,
    labels: options.keepLabels(stringMapAt(metadata, 'labels')),
    ...nodePlaceOf(object),
    ready: isConditionTrue(object, 'Ready'),
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
  };
}

/** @throws MappingError */
export function nodePlaceOf(object: RawObject): NodePlace {
  const labels = stringMapAt(metadataOf(object), 'labels');
  const addresses = objectsAt(objectAt(object, 'status'), 'addresses');
  const addressesOf = (type: string) =>
    addresses
      .filter((address) => stringAt(address, 'type') === type)
      .map((address) => stringAt(address, 'address'));
  return {
    internal_ips: addressesOf('InternalIP'),
    external_ips: addressesOf('ExternalIP'),
    hostname: addressesOf('Hostname')[0] ?? '',
    instance_type: labels['node.kubernetes.io/instance-type'] ?? '',
    zone: labels['topology.kubernetes.io/zone'] ?? '',
  };
}
