/** Messages that make up the inventory, by full name. */
export const inventoryMessages = [
  'cloud.v1.Namespace',
  'cloud.v1.Workload',
  'cloud.v1.Service',
  'cloud.v1.Pod',
  'cloud.v1.Node',
  'cloud.v1.NetworkPolicy',
  'cloud.v1.AuthorizationPolicy',
] as const;

export type InventoryMessage = (typeof inventoryMessages)[number];

/** The inventory's own name of a message: `pod`; for a workload with its kind, `workload-deployment`. */
export function inventoryType(message: InventoryMessage, workloadKind = ''): string {
  const type = message.slice('cloud.v1.'.length).toLowerCase();
  return message === 'cloud.v1.Workload' ? `${type}-${workloadKind.toLowerCase()}` : type;
}
