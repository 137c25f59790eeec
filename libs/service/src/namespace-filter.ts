import type { EnvReader } from './env-reader.ts';
import { createPatternMatcher } from './pattern.ts';

/** Names of namespaces, `*` for any characters. */
export interface NamespaceSelection {
  /** Empty: every namespace. */
  readonly include: readonly string[];
  /** Wins over `include`. */
  readonly exclude: readonly string[];
}

/** Whether a namespace is watched; '' stands for what is in none, which always is. */
export type NamespaceFilter = (namespace: string) => boolean;

export const namespacePattern = /^[a-z0-9*]([-a-z0-9*]*[a-z0-9*])?$/;

/** Reads `NAMESPACES_INCLUDE` and `NAMESPACES_EXCLUDE`, which mean the same in every service. */
export function parseNamespaces(env: EnvReader): NamespaceSelection {
  return {
    include: env.list('NAMESPACES_INCLUDE', {
      meaning: 'Namespaces to watch, comma-separated, * for any characters. Empty: all.',
      pattern: namespacePattern,
    }),
    exclude: env.list('NAMESPACES_EXCLUDE', {
      meaning: 'Namespaces not to watch, also where NAMESPACES_INCLUDE names them.',
      pattern: namespacePattern,
    }),
  };
}

export function createNamespaceFilter({ include, exclude }: NamespaceSelection): NamespaceFilter {
  const included = createPatternMatcher(include.length === 0 ? ['*'] : include);
  const excluded = createPatternMatcher(exclude);
  return (namespace) => namespace === '' || (included(namespace) && !excluded(namespace));
}
