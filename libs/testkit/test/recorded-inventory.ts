import { readFileSync } from 'node:fs';
import type { Json } from '@kestrel/proto/json';
import type { InventoryEntry } from '../src/inventory/diff-inventory.ts';

type Fields = { readonly [name: string]: Json };

/** What the deployed operator had told the cloud at its commit and, after a few changes to the cluster, at the end. */
export interface RecordedInventory {
  readonly atCommit: readonly InventoryEntry[];
  readonly atEnd: readonly InventoryEntry[];
}

export function readRecordedInventory(): RecordedInventory {
  const file = new URL('../fixtures/deployed-operator-inventory.jsonl', import.meta.url);
  const objects = new Map<string, InventoryEntry>();
  let atCommit: InventoryEntry[] = [];
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
    const [[member, message] = []] = Object.entries(JSON.parse(line).msg as Record<string, Fields>);
    if (member === undefined || message === undefined) throw new Error(`no message in ${line}`);
    if (member === 'inventory_commit') {
      atCommit = [...objects.values()];
      continue;
    }
    const entry = toEntry(member, message);
    const key = `${entry.type} ${entry.uid}`;
    if (message.action === 'ACTION_DELETE') objects.delete(key);
    else objects.set(key, entry);
  }
  return { atCommit, atEnd: [...objects.values()] };
}

function toEntry(member: string, message: Fields): InventoryEntry {
  const { name, namespace = '', uid } = (message.metadata ?? message) as Record<string, string>;
  const type =
    member === 'workload' ? `workload-${String(message.kind).toLowerCase()}` : member.replace('_', '');
  return { type, namespace, name: String(name), uid: String(uid), json: message };
}
