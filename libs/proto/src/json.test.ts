import { describe, expect, it } from 'vitest';
import { fieldTables } from './field-tables.ts';
import { toJson } from './json.ts';
import { messageCodec } from './message-codec.ts';

const at = (seconds: number, nanos = 0) =>
  toJson('cloud.v1.Heartbeat', { timestamp: { seconds, nanos } }).timestamp;

describe('toJson', () => {
  it('writes proto names, enum names and 64-bit numbers as strings', () => {
    const log = { l7_protocol: 3, bytes_sent: 1234, duration_ms: -5, http_data: { response_code: 200 } };
    expect(toJson('cloud.v1.L7AccessLog', log)).toEqual({
      l7_protocol: 'L7_PROTOCOL_GRPC',
      bytes_sent: '1234',
      duration_ms: '-5',
      http_data: { response_code: 200 },
    });
  });

  it('leaves out defaults, empty lists and empty maps, and keeps empty messages', () => {
    const pod = { name: '', ready: false, labels: {}, owner_references: [], created_at: {}, action: 0 };
    expect(toJson('cloud.v1.Pod', pod)).toEqual({ created_at: '1970-01-01T00:00:00Z' });
  });

  it('keeps the default of a field in a oneof, and of items', () => {
    expect(toJson('cloud.v1.NetworkPolicyPort', { port: 0 })).toEqual({ port: 0 });
    expect(toJson('cloud.v1.IPBlock', { except: [''] })).toEqual({ except: [''] });
  });

  it('keeps the number of an enum value without a name', () => {
    expect(toJson('cloud.v1.Pod', { action: 9 })).toEqual({ action: 9 });
  });

  it('writes times with as few digits as hold them', () => {
    expect(at(1_795_415_830)).toBe('2026-11-23T06:37:10Z');
    expect(at(1_795_415_830, 250_000_000)).toBe('2026-11-23T06:37:10.250Z');
    expect(at(1_795_415_830, 123_456_000)).toBe('2026-11-23T06:37:10.123456Z');
    expect(at(1_795_415_830, 1)).toBe('2026-11-23T06:37:10.000000001Z');
    expect(at(-1, 500_000_000)).toBe('1969-12-31T23:59:59.500Z');
  });

  it('survives a time that no calendar has', () => {
    expect(at(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991s');
  });

  it('writes numbers that JSON has not as text', () => {
    expect(toJson('cloud.v1.QuantileValue', { quantile: Number.POSITIVE_INFINITY })).toEqual({
      quantile: 'Infinity',
    });
  });

  it.each(Object.keys(fieldTables.messages))('writes an empty %s', (type) => {
    const decoded = messageCodec(type).decode(new Uint8Array());
    expect(() => JSON.stringify(toJson(type, decoded))).not.toThrow();
  });
});
