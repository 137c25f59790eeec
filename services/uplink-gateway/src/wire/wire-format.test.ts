import { cloud } from '@kestrel/proto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWireFormat } from './wire-format.ts';

const event = cloud.v1.KubernetesEvent.encode({
  name: 'checkout.17',
  message: 'Back-off restarting failed container',
  count: -1,
  first_timestamp: { seconds: 1_700_000_000, nanos: 5 },
}).finish();

describe('wire format', () => {
  test('is what the codecs write, the empty message included', () => {
    expect(isWireFormat(event)).toBe(true);
    expect(isWireFormat(new Uint8Array())).toBe(true);
  });

  test('is not a message cut short inside a field', () => {
    for (let length = 1; length < event.length; length++) {
      const cut = event.subarray(0, length);
      const decodes = canDecode(cut);
      expect(isWireFormat(cut) || !decodes).toBe(true);
    }
    expect(isWireFormat(event.subarray(0, event.length - 1))).toBe(false);
  });

  test.each([
    ['text', Buffer.from('not protobuf')],
    ['field number 0', Buffer.from([0x02, 0x00])],
    ['a group', Buffer.from([0x0b])],
    ['a varint without end', Buffer.alloc(11, 0xff)],
    ['a length past the end', Buffer.from([0x0a, 0x05, 0x61])],
  ])('is not %s', (_name, bytes) => {
    expect(isWireFormat(bytes)).toBe(false);
  });

  test('never says no to what decodes without groups', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 28 }), fc.uint8Array())), (fields) => {
        const bytes = Buffer.concat(
          fields.flatMap(([number, value]) => [varint(number * 8 + 2), varint(value.length), value]),
        );
        expect(isWireFormat(bytes)).toBe(true);
      }),
    );
  });
});

function canDecode(bytes: Uint8Array): boolean {
  try {
    cloud.v1.KubernetesEvent.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
