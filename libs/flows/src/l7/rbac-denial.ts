/** What Istio's authorization says of a denial. */
export interface RbacDenial {
  /** Empty, with `policy`, where no ALLOW policy matched. */
  readonly namespace: string;
  readonly policy: string;
  /** Index of the rule in the policy; -1 where no policy matched. */
  readonly rule: number;
}

export const denialPrefix = 'rbac_access_denied';
const matched = /^rbac_access_denied_matched_policy\[ns\[([^\]]*)\]-policy\[([^\]]*)\]-rule\[(\d+)\]\]/;
const none = { namespace: '', policy: '', rule: -1 };

/** Parses `response_code_details` or `connection_termination_details`; undefined where they tell of no denial. */
export function parseRbacDenial(details: string): RbacDenial | undefined {
  if (!details.startsWith(denialPrefix)) return undefined;
  const [, namespace, policy, rule] = matched.exec(details) ?? [];
  return namespace !== undefined && policy !== undefined ? { namespace, policy, rule: Number(rule) } : none;
}
