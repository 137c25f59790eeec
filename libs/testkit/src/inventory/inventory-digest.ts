import { inventoryDigest, inventoryLine } from '@kestrel/proto/inventory-digest';
import type { InventoryObject } from './expected-inventory.ts';

/** The digest of the whole inventory (architecture, "The ledger"): equal to the cloud's where both have the same. */
export function digestOf(objects: readonly InventoryObject[]): string {
  return inventoryDigest(objects.map((each) => inventoryLine(each, each.messageType, each.message)));
}
