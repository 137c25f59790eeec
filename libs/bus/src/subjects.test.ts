import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accessLogSubject,
  coveringFilter,
  eventSubject,
  flowSubject,
  inventorySubject,
  isCovered,
  parseAccessLogSubject,
  parseEventSubject,
  parseFlowSubject,
  parseInventorySubject,
} from './subjects.ts';

const kubernetesName = fc.stringMatching(/^[a-z0-9]([-a-z0-9.]{0,20}[a-z0-9])?$/);

describe('subjects', () => {
  it('writes inventory and event subjects as the design has them', () => {
    expect(inventorySubject({ type: 'pod', namespace: 'shop', name: 'cart-0', uid: 'u-1' })).toBe(
      'kestrel.inventory.pod.shop.cart-0.u-1',
    );
    expect(inventorySubject({ type: 'node', namespace: '', name: 'ip-10.eu', uid: 'u' })).toBe(
      'kestrel.inventory.node.-.ip-10_eu.u',
    );
    expect(eventSubject({ type: 'podstatus', namespace: 'a', name: 'b.c' })).toBe(
      'kestrel.events.podstatus.a.b_c',
    );
  });

  it('writes flow subjects by shard, access log subjects by writer, and reads them back', () => {
    expect(flowSubject({ count: 16, index: 7 })).toBe('kestrel.flows.l4.16-7');
    expect(parseFlowSubject('kestrel.flows.l4.16-7')).toEqual({ count: 16, index: 7 });
    expect(accessLogSubject('als-0.eu.1a2b3c4d')).toBe('kestrel.flows.l7.als-0_eu_1a2b3c4d');
    expect(parseAccessLogSubject('kestrel.flows.l7.als-0_eu_1a2b3c4d')).toBe('als-0.eu.1a2b3c4d');
    for (const token of ['', '16', '1-1', '0-0', '16-16', '16--1', '016-1', '16-01', '16-7.x', 'a-b']) {
      expect(parseFlowSubject(`kestrel.flows.l4.${token}`), token).toBeUndefined();
    }
    for (const subject of ['kestrel.flows.l4.a', 'kestrel.flows.l7.', 'kestrel.flows.l7.a.b']) {
      expect(parseAccessLogSubject(subject), subject).toBeUndefined();
    }
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        kubernetesName,
        fc.option(kubernetesName, { nil: '' }),
        kubernetesName,
        fc.uuid(),
        (type, namespace, name, uid) => {
          fc.pre(!type.includes('.') && namespace !== '-');
          const key = { type, namespace, name, uid };
          expect(parseInventorySubject(inventorySubject(key))).toEqual(key);
          const event = { type, namespace, name };
          expect(parseEventSubject(eventSubject(event))).toEqual(event);
        },
      ),
    );
  });

  it.each(['a b', '', 'a*', 'a>b', 'a\nb', 'a_b', 'a\u0000b'])('refuses %j as a token', (name) => {
    expect(() => eventSubject({ type: 'pod', namespace: 'n', name })).toThrow(RangeError);
  });

  it.each([
    'kestrel.inventory.synced',
    'kestrel.inventory',
    'kestrel.inventory.pod.a.b',
    'kestrel.inventory.pod.a.b.c.d',
    'kestrel.inventory.pod..b.c',
    'other.inventory.pod.a.b.c',
    '',
  ])('does not take %j for an object', (subject) => {
    expect(parseInventorySubject(subject)).toBeUndefined();
  });
});

describe('filters', () => {
  it.each([
    ['a.b', 'a.b', true],
    ['a.b', 'a.*', true],
    ['a.b.c', 'a.*', false],
    ['a.b.c', 'a.>', true],
    ['a', 'a.>', false],
    ['a.b', 'a.c', false],
    ['a', 'a.b', false],
  ])('%s by %s: %s', (subject, filter, covered) => {
    expect(isCovered(subject, filter)).toBe(covered);
  });

  it.each([
    [[], undefined],
    [['a.b.>'], 'a.b.>'],
    [['a.b.c', 'a.b.d'], 'a.b.>'],
    [['a.b', 'a.b.c'], 'a.>'],
    [['a.b.*', 'a.b.*'], 'a.b.>'],
    [['a.>', 'a.b'], 'a.>'],
    [['a', 'b'], undefined],
  ])('covers %j with %s', (filters, covering) => {
    expect(coveringFilter(filters)).toBe(covering);
  });

  it('covers every subject that one of the filters covers', () => {
    const token = fc.constantFrom('a', 'b', '*');
    const filter = fc.array(token, { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join('.'));
    fc.assert(
      fc.property(fc.array(filter, { minLength: 1, maxLength: 3 }), (filters) => {
        const covering = coveringFilter(filters);
        for (const each of filters) {
          const subject = each.replaceAll('*', 'x');
          if (covering !== undefined)
            expect(isCovered(subject, covering), `${covering} for ${subject}`).toBe(true);
        }
      }),
    );
  });
});
