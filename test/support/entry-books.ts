import { eventually, type Mesh, type Operator } from '@kestrel/testkit';
import type { FlowLedger } from './flow-bed.ts';

/**
 * Entries of access logs: what both sidecars say of theirs, and what the active gateway knows of. Envoy counts those of
 * the HTTP provider only. The other one is attached to the same filters, so it has as many.
 */
export interface EntryBooks {
  /** Taken into a buffer, by both providers. Of what is in there when a stream breaks, Envoy says nothing. */
  readonly written: number;
  /** Not taken by the HTTP provider, since the buffer was full. The other one takes all. */
  readonly dropped: number;
  readonly ledger: FlowLedger;
}

const providers = 2;
/** Longer than a buffer is held, and than a receiver waits with its sums. */
const quietMs = 3_000;

export async function readEntryBooks(operator: Operator, mesh: Mesh): Promise<EntryBooks> {
  const [client, server] = await Promise.all(
    [mesh.clientSidecar, mesh.serverSidecar].map((sidecar) => sidecar.statistics('grpc_access_log.logs_')),
  );
  const sum = (name: string) => {
    const all = [...Object.entries(client ?? {}), ...Object.entries(server ?? {})];
    return all.filter(([key]) => key.endsWith(name)).reduce((total, [, count]) => total + count, 0);
  };
  const ledger = await l7Ledger(operator);
  return { written: providers * sum('logs_written'), dropped: sum('logs_dropped'), ledger };
}

/**
 * Waits until nothing comes out of the sidecars' buffers and nothing is on its way to the cloud. To be called when no
 * calls are made. Answers what the books say then.
 */
export async function untilEntriesRest(operator: Operator, mesh: Mesh): Promise<EntryBooks> {
  let last = '';
  let sinceMs = performance.now();
  const attempt = async (): Promise<EntryBooks> => {
    const books = await readEntryBooks(operator, mesh);
    const now = JSON.stringify(books);
    if (now !== last) sinceMs = performance.now();
    last = now;
    const { open, stored, difference } = books.ledger;
    if (open !== 0 || stored !== 0 || difference !== 0 || performance.now() - sinceMs < quietMs)
      throw new Error(`not at rest: ${now}`);
    return books;
  };
  return eventually(attempt, { timeoutMs: 90_000, intervalMs: 250, what: 'entries at rest' });
}

async function l7Ledger({ gateways }: Operator): Promise<FlowLedger> {
  for (const gateway of gateways) {
    const { flows } = await gateway.status();
    if (flows !== null) return flows['flows-l7'];
  }
  throw new Error('no gateway has a ledger of access logs');
}
