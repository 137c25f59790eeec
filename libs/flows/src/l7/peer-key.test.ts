import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { http, httpEntry, identifier, ordersIp, send, serverSide, startL7 } from '../../test/access-logs.ts';
import { peerAny, structAny } from '../../test/peer-metadata.ts';
import { Span } from '../span.ts';
import { WireReader } from '../wire-reader.ts';
import { PeerKey } from './peer-key.ts';

const fields = {
  namespace: 'edge',
  workload: 'gateway',
  type: 'deployment',
  service: 'gw',
  name: 'gateway-1-x',
  cluster: 'Kubernetes',
  revision: 'v1',
  identity: 'spiffe://cluster.local/ns/edge/sa/gateway',
};

/** Undefined where the key is to be the bytes themselves. */
function keyOf(any: Uint8Array): string | undefined {
  const wire = new WireReader(2 ** 20);
  wire.load(any);
  const span = new Span();
  span.set(0, any.length);
  const key = new PeerKey();
  return key.read(wire, span) ? Buffer.from(key.bytes.subarray(0, key.length)).toString('latin1') : undefined;
}

const shuffled = fc
  .shuffledSubarray(Object.entries(fields), { minLength: Object.keys(fields).length })
  .map((entries) => Object.fromEntries(entries));

describe('a peer', () => {
  it('is the same whatever the order of its fields', () => {
    const expected = keyOf(peerAny(fields));
    expect(expected).toBeDefined();
    fc.assert(
      fc.property(shuffled, (other) => {
        expect(keyOf(peerAny(other))).toBe(expected);
      }),
    );
  });

  it.each(['namespace', 'workload', 'type', 'service', 'name'] as const)(
    'is another one by its %s',
    (name) => {
      expect(keyOf(peerAny({ ...fields, [name]: 'x' }))).not.toBe(keyOf(peerAny(fields)));
      const { [name]: _, ...rest } = fields;
      expect(keyOf(peerAny(rest))).not.toBe(keyOf(peerAny(fields)));
    },
  );

  it('is the same whatever its labels', () => {
    const labels = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`label-${i}`, 'x'.repeat(40)]));
    expect(keyOf(peerAny({ ...fields, labels }))).toBe(keyOf(peerAny(fields)));
  });

  it('of fields that no proxy writes so is told apart by its bytes', () => {
    expect(keyOf(peerAny({ ...fields, workload: { nested: 'x' } }))).toBeUndefined();
    expect(keyOf(peerAny({ ...fields, workload: 'x'.repeat(300) }))).toBeUndefined();
  });

  it('that is cut or damaged is never read beyond its end', () => {
    const any = peerAny(fields);
    fc.assert(
      fc.property(fc.nat(any.length), fc.nat(any.length - 1), fc.nat(255), (end, at, byte) => {
        const bytes = Uint8Array.from(any);
        bytes[at] = byte;
        const key = keyOf(bytes.subarray(0, end)) ?? '';
        expect(key.length).toBeLessThanOrEqual(any.length);
      }),
    );
  });

  it('costs the dictionary nothing when its fields come in another order', () => {
    const { merger, records } = startL7();
    const stream = merger.openConnection().openStream();
    send(stream, identifier('orders', ordersIp));
    const sizes = new Set<number>();
    fc.assert(
      fc.property(shuffled, (peer) => {
        const filter_state_objects = { downstream_peer: structAny(peer) };
        send(stream, http(httpEntry(serverSide({ filter_state_objects }))));
        sizes.add(merger.details().dictionaryBytes);
      }),
    );
    expect(sizes.size).toBe(1);
    expect(records()).toMatchObject([{ source: { namespace: 'edge', kind: 'Deployment', name: 'gateway' } }]);
  });
});
