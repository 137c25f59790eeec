import { describe, expect, it } from 'vitest';
import { cloud } from '../generated/codecs.js';
import { fieldTables } from './field-tables.ts';
import { decodeMessage, MalformedMessageError, messageCodec } from './message-codec.ts';

describe('messageCodec', () => {
  it('finds every message of the field tables', () => {
    for (const type of Object.keys(fieldTables.messages)) expect(messageCodec(type)).toBeTypeOf('function');
    expect(messageCodec('cloud.v1.Pod')).toBe(cloud.v1.Pod);
  });

  it.each([
    '',
    'Pod',
    'cloud',
    'cloud.v1',
    'cloud.v1.Action',
    'cloud.v1.Pod.encode',
    'cloud.constructor',
    '__proto__',
  ])('finds nothing under "%s"', (type) => {
    expect(() => messageCodec(type)).toThrow(RangeError);
  });
});

describe('decodeMessage', () => {
  it('names the type that the bytes are not, and keeps the cause', () => {
    const decode = () => decodeMessage('cloud.v1.Pod', Buffer.from('0aff', 'hex'));
    expect(decode).toThrow(MalformedMessageError);
    expect(decode).toThrow(/^not a cloud\.v1\.Pod: /);
  });

  it('gives 64-bit fields as numbers', () => {
    const bytes = cloud.v1.Flow.encode({ count: Number.MAX_SAFE_INTEGER }).finish();
    expect(cloud.v1.Flow.decode(bytes).count).toBe(Number.MAX_SAFE_INTEGER);
  });
});
