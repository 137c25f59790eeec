import { type BusMessage, encodeTotals, headers } from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimited } from '../../test/support/test-flow-source.ts';
import { isStartOfShard, readFlowBatch } from './flow-batch.ts';

const totals = { received: 9, open: 1, published: 8, delivered: 0, filtered: {}, lost: {} };
const good = {
  [headers.type]: 'cloud.v1.Flow',
  [headers.count]: '8',
  [headers.source]: 'flow-collector-0.0a1b2c3d',
  [headers.batch]: '3',
  [headers.totals]: encodeTotals(totals),
};
const record = cloud.v1.Flow.encode({ port: 443, count: 4 }).finish();
const payload = Buffer.concat([delimited(record), delimited(record)]);

function message(
  change: Record<string, string> = {},
  { subject = 'kestrel.flows.l4.1-0', bytes = payload }: { subject?: string; bytes?: Uint8Array } = {},
): BusMessage {
  const all: Record<string, string> = { ...good, ...change };
  const fixed = { stream: 'KESTREL_FLOWS', sequence: 1, timeMs: 0, streamCreated: '', pending: 0 };
  return { ...fixed, subject, payload: bytes, header: (name) => all[name] || undefined };
}

describe('a batch', () => {
  test('says what it is in its headers', () => {
    expect(readFlowBatch(message())).toMatchObject({
      facts: { class: 'flows-l4', source: 'flow-collector-0.0a1b2c3d', number: 3, count: 8, totals },
      records: 2,
      garbage: undefined,
      carrier: { data: 1, flows: 1 },
    });
  });

  test.each([
    ['subject', message({}, { subject: 'kestrel.flows.l3.1-0' })],
    ['subject', message({}, { subject: 'kestrel.flows.l4.1-0.x' })],
    ['no-source', message({ [headers.source]: '' })],
    ['no-source', message({ [headers.source]: 'a b' })],
    ['no-source', message({ [headers.batch]: '0' })],
    ['no-count', message({ [headers.count]: '-8' })],
  ])('that nobody can be charged with is garbage: %s', (garbage, each) => {
    expect(readFlowBatch(each)).toMatchObject({ garbage, facts: undefined });
  });

  test.each([
    ['no-type', message({ [headers.type]: '' })],
    ['unknown-type', message({ [headers.type]: 'cloud.v1.Pod' })],
    ['type-mismatch', message({ [headers.type]: 'cloud.v1.L7AccessLog' })],
    ['payload', message({}, { bytes: Buffer.alloc(0) })],
    ['payload', message({}, { bytes: payload.subarray(0, -1) })],
    ['payload', message({}, { bytes: Buffer.concat([payload, delimited(Buffer.from('text'))]) })],
    ['payload', message({}, { bytes: Buffer.from([0]) })],
    ['payload', message({}, { bytes: Buffer.from([0x82, 0x00, 0x08, 0x01]) })],
  ])('that cannot be sent is charged to its source: %s', (garbage, each) => {
    expect(readFlowBatch(each)).toMatchObject({ garbage, facts: { count: 8 } });
  });

  test('without records is where a shard begins, if it has a position and counts nothing', () => {
    const nothing = { bytes: Buffer.alloc(0) };
    const position = { [headers.position]: '@1.000000000,' };
    expect(isStartOfShard(message({ ...position, [headers.count]: '' }, nothing))).toBe(true);
    expect(isStartOfShard(message(position, nothing))).toBe(false);
    expect(isStartOfShard(message({ [headers.count]: '' }, nothing))).toBe(false);
    expect(isStartOfShard(message({ ...position, [headers.count]: '' }))).toBe(false);
  });

  test('with a record over 10 MiB is refused before it is written', () => {
    const large = cloud.v1.Flow.encode({ src_ip: 'x'.repeat(10 * 1_048_576) }).finish();
    expect(readFlowBatch(message({}, { bytes: delimited(large) })).garbage).toBe('too-large');
  });

  test('of any bytes is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readFlowBatch(message({}, { bytes: Buffer.from(bytes) })).records).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
