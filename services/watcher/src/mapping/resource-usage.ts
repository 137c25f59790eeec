import type { cloud } from '@kestrel/proto';
import { parseQuantity } from './quantity.ts';
import { MappingError, objectAt, objectsAt, type RawObject } from './raw-object.ts';

/** The sum of what a pod's containers ask for and may use at most. Actual usage is not in the object. @throws MappingError */
export function mapResourceUsage(podSpec: RawObject | undefined): cloud.v1.ResourceUsage.$Properties {
  const containers = objectsAt(podSpec, 'containers').map((container) => objectAt(container, 'resources'));
  const sum = (bound: 'limits' | 'requests', resource: 'cpu' | 'memory') =>
    containers.reduce((total, resources) => total + quantityAt(objectAt(resources, bound), resource), 0);
  return {
    cpu_limit_nano_cores: Math.round(sum('limits', 'cpu') * 1e9),
    memory_limit_bytes: Math.round(sum('limits', 'memory')),
    cpu_request_nano_cores: Math.round(sum('requests', 'cpu') * 1e9),
    memory_request_bytes: Math.round(sum('requests', 'memory')),
  };
}

function quantityAt(quantities: RawObject | undefined, resource: string): number {
  const value = quantities?.[resource] ?? 0;
  const quantity = parseQuantity(String(value));
  if (quantity === undefined) throw new MappingError(resource, 'a quantity', value);
  return quantity;
}
