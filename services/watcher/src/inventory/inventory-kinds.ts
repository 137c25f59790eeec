import { type InventoryMessage, inventoryType } from '@kestrel/proto';
import { workloadKinds } from '../mapping/workload.ts';

/** The message of each type of object that the bus may hold; types that are not here belong to other versions of the watcher. */
export const messageOfType: ReadonlyMap<string, InventoryMessage> = new Map([
  ...(
    [
      'cloud.v1.Namespace',
      'cloud.v1.Service',
      'cloud.v1.Pod',
      'cloud.v1.Node',
      'cloud.v1.NetworkPolicy',
      'cloud.v1.AuthorizationPolicy',
    ] as const
  ).map((message) => [inventoryType(message), message] as const),
  ...workloadKinds.map((kind) => [inventoryType('cloud.v1.Workload', kind), 'cloud.v1.Workload'] as const),
]);
