import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeliveredMessage, parseAckSubject } from './bus-message.ts';
import { decodeHeaders, encodeHeaders, type Msg } from './nats-client.ts';

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

describe('the headers of a delivered message', () => {
  const facts = { streamSequence: 1, consumerSequence: 1, timeMs: 0, pending: 0 };

  /** As the client hands it over: headers and payload in one piece. */
  function deliver(
    headers: Uint8Array | undefined,
    payload = 'Kestrel-Root: not a header',
  ): DeliveredMessage {
    const bytes = Buffer.concat([headers ?? Buffer.alloc(0), Buffer.from(payload)]);
    const message = { _msg: { hdr: headers?.length ?? -1 }, _rdata: bytes } as unknown as Msg;
    return new DeliveredMessage(message, facts, { name: 's', created: 'now' });
  }

  it('are what the client makes of them, whatever they are', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/);
    const value = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.dictionary(name, value, { minKeys: 1 }), name, (fields, absent) => {
        const { bytes } = encodeHeaders(fields) ?? { bytes: Buffer.alloc(0) };
        const message = deliver(bytes);
        const decoded = decodeHeaders(bytes);
        for (const key of [...Object.keys(fields), absent, absent.slice(1)]) {
          const wanted = key !== '' && decoded?.has(key) ? decoded.get(key) : undefined;
          expect(message.header(key)).toBe(wanted);
        }
      }),
    );
  });

  it('are found by their whole name, and the first of several counts', () => {
    const message = deliver(Buffer.from('NATS/1.0\r\nXRoot: a\r\nRoot-X: b\r\nRoot:c\r\nRoot: d\r\n\r\n'));
    expect(message.header('Root')).toBe('c');
  });

  it.each([
    ['none', undefined],
    ['no bytes', Buffer.alloc(0)],
    ['a line without an end', Buffer.from('NATS/1.0\r\nRoot')],
    ['bytes that are no text', Buffer.from([0xff, 0x0d, 0x0a, 0xfe])],
  ])('are absent where there are %s', (_what, bytes) => {
    expect(deliver(bytes).header('Root')).toBeUndefined();
  });
});
