import type { cloud } from '@kestrel/proto';
import { labelSelectorAt } from './label-selector.ts';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import {
  integerAt,
  MappingError,
  objectAt,
  objectsAt,
  type RawObject,
  stringAt,
  stringMapAt,
  stringsAt,
} from './raw-object.ts';

/** Without `target_workloads`, which depend on other objects. @throws MappingError */
export function mapNetworkPolicy(
  object: RawObject,
  options: MappingOptions,
): cloud.v1.NetworkPolicy.$Properties {
  const metadata = metadataOf(object);
  const spec = objectAt(object, 'spec');
  return {
    api_version: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      ...identityOf(object),
      labels: options.keepLabels(stringMapAt(metadata, 'labels')),
      annotations: options.keepAnnotations(stringMapAt(metadata, 'annotations')),
      resource_version: stringAt(metadata, 'resourceVersion'),
    },
    spec: {
      pod_selector: labelSelectorAt(spec, 'podSelector') ?? {},
      ingress: objectsAt(spec, 'ingress').map((rule) => ({
        from: objectsAt(rule, 'from').map(mapPeer),
        ports: objectsAt(rule, 'ports').map(mapPort),
      })),
      egress: objectsAt(spec, 'egress').map((rule) => ({
        to: objectsAt(rule, 'to').map(mapPeer),
        ports: objectsAt(rule, 'ports').map(mapPort),
      })),
      policy_types: [...stringsAt(spec, 'policyTypes')],
    },
  };
}

function mapPeer(peer: RawObject): cloud.v1.NetworkPolicyPeer.$Properties {
  const block = objectAt(peer, 'ipBlock');
  return {
    pod_selector: labelSelectorAt(peer, 'podSelector') ?? null,
    namespace_selector: labelSelectorAt(peer, 'namespaceSelector') ?? null,
    ip_block: block ? { cidr: stringAt(block, 'cidr'), except: [...stringsAt(block, 'except')] } : null,
  };
}

function mapPort(port: RawObject): cloud.v1.NetworkPolicyPort.$Properties {
  return {
    protocol: stringAt(port, 'protocol'),
    ...portValue(port.port),
    end_port: integerAt(port, 'endPort'),
  };
}

/** A rule for every port of a protocol has neither. */
function portValue(value: unknown): { port: number } | { port_name: string } | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return { port: value };
  if (typeof value === 'string') return { port_name: value };
  throw new MappingError('port', 'a number or a name', value);
}
