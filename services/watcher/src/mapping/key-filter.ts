import { createPatternMatcher } from '@kestrel/service';

/** Removes the label or annotation keys that must not leave the cluster; what stays is sorted by key. */
export type KeyFilter = (entries: Readonly<Record<string, string>>) => Record<string, string>;

/** Annotations that are never sent: kubectl's copy of the whole manifest, which may hold what the fields do not. */
export const alwaysDroppedAnnotations: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
];

/** `patterns`: keys, in which `*` stands for any characters. */
export function createKeyFilter(patterns: readonly string[]): KeyFilter {
  const isDropped = createPatternMatcher(patterns);
  return (entries) => {
    const kept: Record<string, string> = {};
    for (const key of Object.keys(entries).sort()) {
      const value = entries[key];
      if (value !== undefined && !isDropped(key)) kept[key] = value;
    }
    return kept;
  };
}
