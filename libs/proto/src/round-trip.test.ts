import fc from 'fast-check';
import protobuf from 'protobufjs/minimal.js';
import { describe, expect, it } from 'vitest';
import { randomMessage } from '../test/random-message.ts';
import { fieldsOf, fieldTables } from './field-tables.ts';
import { decodeMessage, MalformedMessageError, messageCodec } from './message-codec.ts';

const types = Object.keys(fieldTables.messages);
const parameters = { numRuns: 30 };

function encode(type: string, message: object): Uint8Array {
  return messageCodec(type).encode(message).finish();
}

/** A field that no version of the message has, in each wire type that there is. */
function unknownField(type: string, wireType: number): Uint8Array {
  const known = new Set(fieldsOf(type).map((row) => row.number));
  let number = 2000;
  while (known.has(number)) number += 1;
  const writer = protobuf.Writer.create().uint32((number << 3) | wireType);
  if (wireType === 0) writer.uint64(Number.MAX_SAFE_INTEGER);
  if (wireType === 1) writer.double(1.5);
  if (wireType === 2) writer.string('from the future');
  if (wireType === 3)
    writer
      .uint32(1 << 3)
      .uint32(7)
      .uint32((number << 3) | 4);
  if (wireType === 5) writer.float(1.5);
  return writer.finish();
}

/** The ends of the top-level fields: where a cut leaves a shorter message instead of a broken one. */
function fieldEnds(bytes: Uint8Array): Set<number> {
  const reader = protobuf.Reader.create(bytes);
  const ends = new Set([0]);
  while (reader.pos < reader.len) {
    reader.skipType(reader.uint32() & 7);
    ends.add(reader.pos);
  }
  return ends;
}

describe.each(types)('%s', (type) => {
  it('survives encode and decode', () => {
    fc.assert(
      fc.property(randomMessage(type), (message) => {
        const bytes = encode(type, message);
        const decoded = decodeMessage(type, bytes);
        expect(decoded).toMatchObject(message);
        expect(Buffer.compare(encode(type, decoded), bytes)).toBe(0);
      }),
      parameters,
    );
  });

  it('is read past fields that it does not know', () => {
    fc.assert(
      fc.property(randomMessage(type), fc.constantFrom(0, 1, 2, 3, 5), (message, wireType) => {
        const unknown = unknownField(type, wireType);
        const bytes = Buffer.concat([unknown, encode(type, message), unknown]);
        expect(decodeMessage(type, bytes)).toMatchObject(message);
      }),
      parameters,
    );
  });

  it('is an error when it is cut within a field', () => {
    fc.assert(
      fc.property(randomMessage(type), fc.nat(), (message, position) => {
        const bytes = encode(type, message);
        const end = bytes.length === 0 ? 0 : position % bytes.length;
        const decodeCut = () => decodeMessage(type, bytes.subarray(0, end));
        if (fieldEnds(bytes).has(end)) expect(decodeCut).not.toThrow();
        else expect(decodeCut).toThrow(MalformedMessageError);
      }),
      parameters,
    );
  });

  it('is read or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeMessage(type, bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedMessageError);
        }
      }),
      parameters,
    );
  });
});
