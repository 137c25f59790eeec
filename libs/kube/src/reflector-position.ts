/** Why a list is made; a label of `kube_lists_total`. */
export type ListCause = 'first' | 'expired' | 'broken' | 'silent' | 'rejected';

/** What a reflector does next. */
export type Position =
  /** Find out which version is served; `missed` is one that was just answered with 404. */
  | { readonly at: 'discover'; readonly missed?: string }
  | { readonly at: 'list'; readonly version: string; readonly cause: ListCause }
  | { readonly at: 'watch'; readonly version: string; readonly resourceVersion: string };

/** The verb of RBAC that a position needs. */
export function verbOf({ at }: Position): 'get' | 'list' | 'watch' {
  return at === 'discover' ? 'get' : at;
}
