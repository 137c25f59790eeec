import { type CloudCall, countCalls, outcomeOf } from '@kestrel/testkit';
import type { CallRow } from './market-calls.ts';

/** Calls of one namespace by what is known of them, and how many. */
export function countRows(calls: readonly CloudCall[], namespace: string): Record<string, number> {
  const own = calls.filter(({ source, destination }) =>
    [source?.namespace, destination?.namespace].includes(namespace),
  );
  return countCalls(own, rowOf);
}

/** Rows of one caller. */
export function rowsOf(rows: Readonly<Record<string, number>>, source: string): Record<string, number> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => JSON.parse(key)[0] === source));
}

function rowOf(call: CloudCall): CallRow {
  return [call.source?.name ?? call.source?.ip ?? '', ...outcomeOf(call)];
}
