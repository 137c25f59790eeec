import type { DevelopmentCloud, Operator } from '@kestrel/testkit';
import type { CallRow } from './market-calls.ts';

interface CallEnd {
  readonly ip?: string;
  readonly namespace?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly service_name?: string;
}

/** A merged record as the development cloud shows it, as far as it is asked for here. */
export interface CloudCall {
  readonly source?: CallEnd;
  readonly destination?: CallEnd;
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

export function readCalls(cloud: DevelopmentCloud): Promise<CloudCall[]> {
  return cloud.request('GET', `/clusters/${cloud.cluster}/access-logs?limit=10000`);
}

/** Calls of one namespace by what is known of them, and how many. */
export function countRows(calls: readonly CloudCall[], namespace: string): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const { source, destination, l7_protocol: protocol = '', http_data: http, allowed, count } of calls) {
    if (source?.namespace !== namespace && destination?.namespace !== namespace) continue;
    const row: CallRow = [
      source?.name ?? source?.ip ?? '',
      destination?.name ?? '',
      protocol.replace('L7_PROTOCOL_', ''),
      http?.method ?? '',
      http?.path ?? '',
      http?.response_code ?? 0,
      allowed === true,
    ];
    const key = JSON.stringify(row);
    rows[key] = (rows[key] ?? 0) + Number(count ?? 0);
  }
  return rows;
}

/** Rows of one caller. */
export function rowsOf(rows: Readonly<Record<string, number>>, source: string): Record<string, number> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => JSON.parse(key)[0] === source));
}

/** What the receivers' statuses say of policies, summed; a verdict by policy and result. */
export async function policyCounts(
  { alsReceivers }: Operator,
  kind: 'denials' | 'dryRuns',
): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { service } of alsReceivers) {
    const counts: readonly { policy: string; result?: string; count: number }[] = (await service.status())[
      'access-logs'
    ][kind];
    for (const { policy, result, count } of counts) {
      const key = result === undefined ? policy : `${policy}: ${result}`;
      sums[key] = (sums[key] ?? 0) + count;
    }
  }
  return sums;
}
