import type { cloud } from '@kestrel/proto';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import {
  integerAt,
  objectAt,
  objectsAt,
  type RawObject,
  stringAt,
  stringMapAt,
  stringsAt,
} from './raw-object.ts';
import { timestampAt } from './timestamp.ts';

/** @throws MappingError */
export function mapService(object: RawObject, options: MappingOptions): cloud.v1.Service.$Properties {
  const metadata = metadataOf(object);
  const spec = objectAt(object, 'spec');
  return {
    ...identityOf(object),
    labels: options.keepLabels(stringMapAt(metadata, 'labels')),
    annotations: options.keepAnnotations(stringMapAt(metadata, 'annotations')),
    selector: stringMapAt(spec, 'selector'),
    ports: objectsAt(spec, 'ports').map(mapPort),
    service_type: stringAt(spec, 'type'),
    cluster_ip: stringAt(spec, 'clusterIP'),
    external_ips: [...stringsAt(spec, 'externalIPs')],
    created_at: timestampAt(metadata, 'creationTimestamp') ?? null,
  };
}

/** A named target port has no number here: it may differ from pod to pod. */
function mapPort(port: RawObject): cloud.v1.ServicePort.$Properties {
  return {
    name: stringAt(port, 'name'),
    protocol: stringAt(port, 'protocol'),
    port: integerAt(port, 'port'),
    target_port: typeof port.targetPort === 'string' ? 0 : integerAt(port, 'targetPort'),
    node_port: integerAt(port, 'nodePort'),
  };
}
