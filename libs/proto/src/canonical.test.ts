import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomMessage } from '../test/random-message.ts';
import { encodeCanonical } from './canonical.ts';
import { fieldsOf, fieldTables } from './field-tables.ts';
import { decodeMessage, messageCodec } from './message-codec.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The same message with every object's properties and every set in the opposite order. */
function reordered(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item));
    return name === 'target_workloads' ? items.reverse() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reordered(item, key)] as const);
  return Object.fromEntries(entries.reverse());
}

/** The same message with `target_workloads` sorted, wherever they are. */
function inOrder(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item));
    return name === 'target_workloads' ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inOrder(item, key)]));
}

function withoutAction(type: string, message: Record<string, unknown>): Record<string, unknown> {
  const action = fieldsOf(type).find((row) => row.type === 'cloud.v1.Action');
  const { [action?.name ?? '']: _, ...rest } = message;
  return rest;
}

describe.each(Object.keys(fieldTables.messages))('the canonical form of %s', (type) => {
  it('does not depend on any order, the action, or who encoded it', () => {
    fc.assert(
      fc.property(randomMessage(type), (message) => {
        const canonical = hex(encodeCanonical(type, message));
        expect(hex(encodeCanonical(type, reordered(message) as object))).toBe(canonical);
        expect(hex(encodeCanonical(type, withoutAction(type, message)))).toBe(canonical);
        const decoded = decodeMessage(type, messageCodec(type).encode(message).finish());
        expect(hex(encodeCanonical(type, decoded))).toBe(canonical);
      }),
      { numRuns: 30 },
    );
  });

  it('is that message', () => {
    fc.assert(
      fc.property(randomMessage(type), (message) => {
        const decoded = decodeMessage(type, encodeCanonical(type, message));
        expect(decoded).toMatchObject(inOrder(withoutAction(type, message)) as object);
        expect(decoded).not.toHaveProperty('$unknowns');
      }),
      { numRuns: 30 },
    );
  });
});

describe('encodeCanonical', () => {
  it('sorts map keys as text, also those that look like numbers', () => {
    const bytes = encodeCanonical('cloud.v1.Namespace', { labels: { b: '', 9: '', 10: '', a: '' } });
    const entries = ['1a060a0231301200', '1a050a01391200', '1a050a01611200', '1a050a01621200'];
    expect(hex(bytes)).toBe(entries.join(''));
  });

  it('sorts target_workloads', () => {
    const policy = { target_workloads: ['shop.Deployment.web', 'shop.Deployment.api'] };
    const bytes = encodeCanonical('cloud.v1.NetworkPolicy', policy);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/api.*web/s);
    expect(policy.target_workloads[0]).toBe('shop.Deployment.web');
  });

  it('leaves the action of the object out, and keeps that of a policy', () => {
    const policy = { metadata: { name: 'a' }, spec: { action: 2 } };
    const type = 'cloud.v1.AuthorizationPolicy';
    const created = encodeCanonical(type, { ...policy, action: 1 });
    expect(hex(created)).toBe(hex(encodeCanonical(type, { ...policy, action: 3 })));
    expect(decodeMessage(type, created)).toMatchObject({ spec: { action: 2 } });
  });

  it('leaves out unknown fields', () => {
    const bytes = Buffer.from([...encodeCanonical('cloud.v1.Node', { name: 'a' }), 0xc0, 0x3e, 0x01]);
    const node = decodeMessage('cloud.v1.Node', bytes);
    expect(hex(encodeCanonical('cloud.v1.Node', node))).toBe('0a0161');
  });

  it('knows no other messages', () => {
    expect(() => encodeCanonical('cloud.v1.Secret', {})).toThrow('there is no message cloud.v1.Secret');
  });
});
