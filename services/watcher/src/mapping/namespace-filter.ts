import { createPatternMatcher } from './pattern.ts';

/** Whether objects of a namespace are watched; '' stands for cluster-scoped ones, which always are. */
export type NamespaceFilter = (namespace: string) => boolean;

/** `include` empty: every namespace. `exclude` wins. `*` in a pattern stands for any characters. */
export function createNamespaceFilter({
  include,
  exclude,
}: {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}): NamespaceFilter {
  const included = createPatternMatcher(include.length === 0 ? ['*'] : include);
  const excluded = createPatternMatcher(exclude);
  return (namespace) => namespace === '' || (included(namespace) && !excluded(namespace));
}
