import { createPatternMatcher } from '@kestrel/service';

type Entries = Readonly<Record<string, string>>;

/** Removes the label or annotation keys that must not leave the cluster; what stays is sorted by key. */
export type KeyFilter = (entries: Entries) => Entries;

/** Annotations that are never sent: kubectl's copy of the whole manifest, which may hold what the fields do not. */
export const alwaysDroppedAnnotations: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
];

/** `patterns`: keys, in which `*` stands for any characters. */
export function createKeyFilter(patterns: readonly string[]): KeyFilter {
  const isDropped = createPatternMatcher(patterns);
  const staysAsItIs = (entries: Entries): boolean => {
    let before = '';
    for (const key in entries) {
      if (key < before || isDropped(key)) return false;
      before = key;
    }
    return true;
  };
  return (entries) => {
    // The API server sorts, and mostly nothing is to be dropped.
    if (staysAsItIs(entries)) return entries;
    const kept: Record<string, string> = {};
    for (const key of Object.keys(entries).sort()) {
      const value = entries[key];
      if (value !== undefined && !isDropped(key)) kept[key] = value;
    }
    return kept;
  };
}
