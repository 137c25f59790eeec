import { createHash } from 'node:crypto';
import { encodeCanonical } from './canonical.ts';

/** What names one object of the inventory. */
export interface InventoryKey {
  /** As on the bus: `pod`, `workload-deployment` (see `inventoryType`). */
  readonly type: string;
  /** `-` or empty for objects without a namespace. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** `type namespace name uid sha256(canonical bytes)`: the line of one object in the digest. */
export function inventoryLine(key: InventoryKey, messageType: string, message: object): string {
  const hash = createHash('sha256').update(encodeCanonical(messageType, message)).digest('hex');
  return `${key.type} ${key.namespace || '-'} ${key.name} ${key.uid} ${hash}`;
}

/** sha256 (hex) over the sorted lines, each ended by a newline: equal where two inventories are. */
export function inventoryDigest(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}
