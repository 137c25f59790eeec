import type { cloud } from '@kestrel/proto';
import { parseQuantity } from './quantity.ts';
import { MappingError, objectAt, objectsAt, type RawObject } from './raw-object.ts';

/** The sum of what a pod's containers ask for and may use at most. Actual usage is not in the object. @throws MappingError */
export function mapResourceUsage(podSpec: RawObject | undefined): cloud.v1.ResourceUsage.$Properties {
  const sum = { cpuLimit: 0, memoryLimit: 0, cpuRequest: 0, memoryRequest: 0 };
  for (const container of objectsAt(podSpec, 'containers')) {
    const resources = objectAt(container, 'resources');
    const limits = objectAt(resources, 'limits');
    const requests = objectAt(resources, 'requests');
    sum.cpuLimit += quantityAt(limits, 'cpu');
    sum.memoryLimit += quantityAt(limits, 'memory');
    sum.cpuRequest += quantityAt(requests, 'cpu');
    sum.memoryRequest += quantityAt(requests, 'memory');
  }
  return {
    cpu_limit_nano_cores: Math.round(sum.cpuLimit * 1e9),
    memory_limit_bytes: Math.round(sum.memoryLimit),
    cpu_request_nano_cores: Math.round(sum.cpuRequest * 1e9),
    memory_request_bytes: Math.round(sum.memoryRequest),
  };
}

function quantityAt(quantities: RawObject | undefined, resource: string): number {
  const value = quantities?.[resource];
  if (value === undefined || value === null) return 0;
  const quantity = parseQuantity(String(value));
  if (quantity === undefined) throw new MappingError(resource, 'a quantity', value);
  return quantity;
}
