import { describe, expect, it } from 'vitest';
import { parseAckSubject } from './bus-message.ts';

describe('parseAckSubject', () => {
  const facts = { streamSequence: 20, consumerSequence: 30, timeMs: 1_700_000_000_000, pending: 7 };

  it.each([
    ['the short form', '$JS.ACK.S.c.1.20.30.1700000000000000000.7'],
    ['the form with domain and account', '$JS.ACK.hub.ACCHASH.S.c.1.20.30.1700000000000000000.7'],
    ['the same with a token behind', '$JS.ACK._.ACCHASH.S.c.1.20.30.1700000000000000000.7.random'],
  ])('reads %s', (_form, subject) => {
    expect(parseAckSubject(subject)).toEqual(facts);
  });

  it.each([undefined, '', 'foo', '$JS.ACK.S.c', '$JS.ACK.S.c.1.x.30.17.7', '$JS.ACK.S.c.1.20.30.17.x'])(
    'answers undefined to %j',
    (subject) => {
      expect(parseAckSubject(subject)).toBeUndefined();
    },
  );
});
