import { type CallOutcome, meshPolicies } from '@kestrel/testkit';

/** What the policies on trial say of these calls, as a status has it: of HTTP two filters judge, each with one policy. */
export function trialVerdicts(calls: ReadonlyMap<string, number>): Record<string, number> {
  const verdicts: Record<string, number> = {};
  const add = (verdict: string, count: number) => {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + count;
  };
  for (const [row, count] of calls) {
    const [destination, protocol, method, path, , allowed] = JSON.parse(row) as CallOutcome;
    if (destination !== 'orders') continue;
    if (protocol === 'TCP') {
      add(allowed ? `deny ${meshPolicies.dryDenyPort}: denied` : 'deny none: allowed', count);
      continue;
    }
    add(method === 'DELETE' ? `deny ${meshPolicies.dryDenyDelete}: denied` : 'deny none: allowed', count);
    // The first filter has refused these.
    if (path.startsWith('/admin')) continue;
    add(method === 'GET' ? `allow ${meshPolicies.dryAllowGet}: allowed` : 'allow none: denied', count);
  }
  return verdicts;
}
