import type { ObservedOperator } from './observed-operator.ts';

interface PolicyCount {
  readonly policy: string;
  readonly result?: string;
  readonly count: number;
}

/** Counts of each policy, as the receivers' statuses have them, summed. Key: the policy, and the result where there is one. */
export async function policyCounts(
  { alsReceivers }: Pick<ObservedOperator, 'alsReceivers'>,
  kind: 'denials' | 'dryRuns',
): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { service } of alsReceivers) {
    const counts: PolicyCount[] = (await service.status())['access-logs'][kind];
    for (const { policy, result, count } of counts) {
      const key = result === undefined ? policy : `${policy}: ${result}`;
      sums[key] = (sums[key] ?? 0) + count;
    }
  }
  return sums;
}
