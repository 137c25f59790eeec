import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeMessage, type L7Record, type Message, startL7 } from '../../test/access-logs.ts';
import { fromJson } from '../../test/envoy-json.ts';
import { type L7Connection, type L7Stream, parseRbacDenial } from '../index.ts';

interface Sample {
  readonly peer: string;
  readonly msg: Record<string, unknown>;
}

const samples = readFileSync(new URL('../../test/fixtures/envoy-access-logs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample);

/**
 * Worked out by hand from the recorded entries, 79 of them. Two providers are attached to both proxies:
 *
 * | entries | server (orders) | client (web) | |
 * |---|---|---|---|
 * | http_logs of requests | 22 | 19 | the server's count; the client's 16 that reached orders are the other side, 3 reached no reporter |
 * | tcp_logs of requests | 18 | 12 | shadows: 30 |
 * | tcp_logs of connections | 2 | 1 | the server's count; the client's is the other side |
 * | http_logs of connections | 2 | 1 | shadows: 3 |
 * | http_logs without type | 1 | | plaintext to a STRICT port: counts |
 * | tcp_logs without type | 1 | | the same: a shadow |
 *
 * Stored 22 + 3 + 2 + 1 = 28, shadows 30 + 3 + 1 = 34, other side 16 + 1 = 17.
 */
const stored = [
  // Requests as the server saw them, from web and from a caller outside of the mesh.
  '4 web > orders:8080 GET /api/orders/{id} 200',
  '2 web > orders:8080 POST /api/orders 503',
  '4 10.77.0.13 > orders:8080 GET /plain 200',
  '1 web > orders:8080 GET /admin/x 200',
  '1 web > orders:8080 GET /admin/x 403 denied shop/deny-admin/0',
  '1 web > orders:8080 GET /admin/users 403 denied shop/deny-admin/0',
  '2 web > orders:8080 DELETE /api/orders/{id} 200',
  '1 10.77.0.13 > orders:8080 GET /plain 403 denied //-1',
  '1 10.77.0.13 > orders:8080 GET /plain2 403 denied //-1',
  '1 web > orders:8080 GET /after-strict 200',
  '1 web > orders:8080 GET /slow 0 DC',
  '1 web > orders:8080 GET /dead 503 UF,URX',
  '1 web > orders:8080 GET /cancel 0 DC',
  '1 web > orders:8080 GET /ok 200',
  // Connections that authorization refused, and plaintext where mTLS is required.
  '1 web > orders:9000 TCP refused denied shop/deny-admin/0',
  '1 10.77.0.13 > orders:9000 TCP refused denied shop/deny-admin/0',
  '1 10.77.0.13 > orders:8080 TCP refused NR denied',
  // What only the client knows.
  '1 web > orders:80 GET /fault/{id} 418 FI',
  '1 web > ghost:80 GET /x 503 UH',
  '1 web > 10.77.0.1:9876 GET /passthrough 502 UPE',
];

describe('recorded access logs of two sidecars', () => {
  it('count every call once, in the order in which they came', () => {
    const merging = startL7();
    replay(samples, () => merging.merger.openConnection());
    expect(summed(merging.records())).toEqual([...stored].sort());
    expect(merging.merger.ledger()).toEqual({
      received: 79,
      stored: 28,
      open: 0,
      filtered: { shadow: 34, 'other-side': 17, intermediate: 0, namespace: 0 },
      lost: { malformed: 0, 'no-room': 0 },
    });
  });

  it('count the same in the opposite order', () => {
    const merging = startL7();
    // An identifier comes first, in whatever order its stream is read otherwise.
    const named = new Map<string, unknown>();
    for (const { peer, msg } of samples)
      named.set(keyOf(peer, msg), named.get(keyOf(peer, msg)) ?? msg.identifier);
    const reversed = samples
      .map(({ peer, msg }) => ({ peer, msg: { ...msg, identifier: named.get(keyOf(peer, msg)) } }))
      .reverse();
    replay(reversed, () => merging.merger.openConnection());
    expect(summed(merging.records())).toEqual([...stored].sort());
  });

  it('tell what policies on trial would have done, once a call', () => {
    const merging = startL7();
    replay(samples, () => merging.merger.openConnection());
    expect(merging.merger.details().dryRuns).toEqual(
      expect.arrayContaining([
        { policy: 'deny none', result: 'allowed', count: 9 },
        { policy: 'allow none', result: 'denied', count: 6 },
        { policy: 'deny ns[shop]-policy[dry-deny-delete]-rule[0]', result: 'denied', count: 4 },
        { policy: 'allow ns[shop]-policy[dry-allow-web-get]-rule[0]', result: 'allowed', count: 3 },
      ]),
    );
    expect(merging.merger.details().denials).toEqual([
      { policy: 'shop/deny-admin', count: 4 },
      { policy: 'none', count: 2 },
    ]);
  });

  it('tell nothing of annotations, queries, headers or user agents', () => {
    const merging = startL7();
    replay(samples, () => merging.merger.openConnection());
    merging.merger.flush();
    const payload = Buffer.from(merging.merger.nextBatch()?.payload ?? []).toString('latin1');
    for (const canary of ['last-applied', 'code=503', 'sleep', 'x-tenant', 'acme', 'curl', 'PROXY_CONFIG'])
      expect(payload).not.toContain(canary);
  });
});

/** Counts under what a reader would call the record; the caller has two names before and after its proxy was heard. */
function summed(records: readonly L7Record[]): string[] {
  const counts = new Map<string, number>();
  for (const record of records) {
    const name = nameOf(record);
    counts.set(name, (counts.get(name) ?? 0) + record.count);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).sort();
}

function nameOf(record: L7Record): string {
  const { source, destination, http_data: call, tcp_data: connection } = record;
  const ends = `${source?.name || source?.ip} > ${destination?.name || destination?.ip}:${destination?.port}`;
  const what = call
    ? `${call.method} ${call.path} ${call.response_code}`
    : `TCP ${connection?.connection_state}`;
  const flags = call?.response_flags?.join(',') || (isUnmatched(record) ? 'NR' : '');
  const denial = parseRbacDenial(
    call?.connection_termination_details || connection?.connection_termination_details || '',
  );
  const policy = denial ? ` ${denial.namespace}/${denial.policy}/${denial.rule}` : '';
  return [ends, what, flags, record.allowed ? '' : `denied${policy}`].filter((part) => part !== '').join(' ');
}

function isUnmatched({ tcp_data }: L7Record): boolean {
  return tcp_data?.connection_termination_details === 'filter_chain_not_found';
}

function keyOf(peer: string, msg: Sample['msg']): string {
  return `${peer} ${'http_logs' in msg ? 'http' : 'tcp'}`;
}

function replay(all: readonly Sample[], open: () => L7Connection): void {
  const connections = new Map<string, L7Connection>();
  const streams = new Map<string, L7Stream>();
  for (const { peer, msg } of all) {
    const connection = connections.get(peer) ?? open();
    connections.set(peer, connection);
    const key = keyOf(peer, msg);
    const stream = streams.get(key) ?? connection.openStream();
    streams.set(key, stream);
    stream.accept(
      encodeMessage(fromJson('envoy.service.accesslog.v3.StreamAccessLogsMessage', msg) as Message),
    );
  }
}
