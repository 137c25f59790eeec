import { type Json, toJson } from '@kestrel/proto/json';
import type { InventoryObject } from './expected-inventory.ts';

/** An object as JSON, as a cloud's REST API gives it. */
export interface InventoryEntry {
  readonly type: string;
  /** Empty or `-` for what belongs to the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** The message in protobuf's JSON form; an `action` is overlooked. */
  readonly json: Json;
}

/** What has to change to get from what is there to what is expected. All empty: they are equal. */
export interface InventoryDiff {
  readonly missing: readonly InventoryEntry[];
  readonly extra: readonly InventoryEntry[];
  readonly different: readonly { readonly expected: InventoryEntry; readonly actual: InventoryEntry }[];
  /** Entries beyond the first with the same type, namespace, name and uid among the actual ones. */
  readonly duplicates: readonly InventoryEntry[];
}

export function toEntries(objects: readonly InventoryObject[]): InventoryEntry[] {
  return objects.map(({ type, namespace, name, uid, messageType, message }) => ({
    type,
    namespace,
    name,
    uid,
    json: toJson(messageType, message),
  }));
}

export function diffInventory(
  expected: readonly InventoryEntry[],
  actual: readonly InventoryEntry[],
): InventoryDiff {
  const wanted = new Map(expected.map((entry) => [title(entry), entry]));
  const found = new Map(actual.map((entry) => [title(entry), entry]));
  const different = [...wanted].flatMap(([key, entry]) => {
    const other = found.get(key);
    return other === undefined || canonicalText(entry.json) === canonicalText(other.json)
      ? []
      : [{ expected: entry, actual: other }];
  });
  return {
    missing: expected.filter((entry) => !found.has(title(entry))),
    extra: [...found.values()].filter((entry) => !wanted.has(title(entry))),
    different,
    duplicates: actual.filter((entry) => found.get(title(entry)) !== entry),
  };
}

export function isEqualInventory(diff: InventoryDiff): boolean {
  return [diff.missing, diff.extra, diff.different, diff.duplicates].every((list) => list.length === 0);
}

/** For a person: counts, then each object with its JSON, the first `limit` (default 10) of each sort. */
export function describeDiff(diff: InventoryDiff, limit = 10): string {
  if (isEqualInventory(diff)) return 'the inventories are equal';
  const { missing, extra, different, duplicates } = diff;
  const counts = `${missing.length} missing, ${extra.length} too many, ${different.length} different, ${duplicates.length} twice`;
  const one = (label: string) => (entry: InventoryEntry) =>
    `${label} ${title(entry)}\n  ${canonicalText(entry.json)}`;
  return [
    counts,
    ...missing.slice(0, limit).map(one('missing')),
    ...extra.slice(0, limit).map(one('too many')),
    ...duplicates.slice(0, limit).map(one('twice')),
    ...different.slice(0, limit).map(describePair),
  ].join('\n');
}

function describePair({ expected, actual }: InventoryDiff['different'][number]): string {
  return `different ${title(expected)}\n  expected ${canonicalText(expected.json)}\n  actual   ${canonicalText(actual.json)}`;
}

/** `pod shop/web-1 <uid>` */
function title({ type, namespace, name, uid }: InventoryEntry): string {
  const scope = namespace === '' || namespace === '-' ? '' : `${namespace}/`;
  return `${type} ${scope}${name} ${uid}`;
}

/** Keys sorted, `target_workloads` sorted, the message's own action left out: equal for equal objects. */
function canonicalText(json: Json): string {
  const { action: _action, ...fields } = json as Record<string, Json>;
  return JSON.stringify(fields, (key, value) => {
    if (key === 'target_workloads') return [...value].sort();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
