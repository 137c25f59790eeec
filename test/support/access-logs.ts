import type { Operator } from '@kestrel/testkit';

/** As much of a record as is asked for here. */
export interface AccessLogRecord {
  readonly source?: { readonly namespace?: string; readonly kind?: string; readonly name?: string };
  readonly destination?: { readonly name?: string; readonly service_name?: string };
  readonly l7_protocol?: string;
  readonly http_data?: {
    readonly method?: string;
    readonly path?: string;
    readonly response_code?: number;
    readonly connection_termination_details?: string;
  };
  readonly tcp_data?: { readonly connection_termination_details?: string };
  readonly allowed?: boolean;
  /** A 64-bit number in JSON. */
  readonly count?: string;
}

/** What the cloud has. */
export async function accessLogsIn({ cloud }: Operator): Promise<AccessLogRecord[]> {
  return cloud.request('GET', `/clusters/${cloud.cluster}/access-logs?limit=10000`);
}

/** Calls by what came of them: a `CallRow` as JSON, and how many. */
export async function callsIn(operator: Operator): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const record of await accessLogsIn(operator)) {
    const { destination, l7_protocol: protocol = '', http_data: http, allowed, count = '0' } = record;
    const key = JSON.stringify([
      destination?.name ?? '',
      protocol.replace('L7_PROTOCOL_', ''),
      http?.method ?? '',
      http?.path ?? '',
      http?.response_code ?? 0,
      allowed === true,
    ]);
    rows[key] = (rows[key] ?? 0) + Number(count);
  }
  return rows;
}

/** Counts of each policy, as the receivers' statuses have them, summed. Key: the policy, and the result where there is one. */
export async function policyCounts(
  { alsReceivers }: Operator,
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

interface PolicyCount {
  readonly policy: string;
  readonly result?: string;
  readonly count: number;
}
