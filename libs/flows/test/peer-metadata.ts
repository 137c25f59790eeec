import { encodeMessage } from './access-logs.ts';
import { struct } from './envoy-json.ts';

const typeUrl = 'type.googleapis.com/google.protobuf.Struct';

/** The Any that Istio's proxy puts into the filter state, as a field of a message. */
export function structAny(fields: Record<string, unknown>) {
  return { type_url: typeUrl, value: encodeStruct(fields) };
}

/** The same as bytes. */
export function peerAny(fields: Record<string, unknown>): Uint8Array {
  const type = Buffer.from(typeUrl);
  const value = encodeStruct(fields);
  return Buffer.concat([Buffer.of(0x0a, type.length), type, Buffer.of(0x12), lengthOf(value), value]);
}

/** The metadata of an identifier is a Struct: its bytes are cut out of a message. */
function encodeStruct(fields: Record<string, unknown>): Uint8Array {
  const message = Buffer.from(encodeMessage({ identifier: { node: { metadata: struct(fields) } } }));
  // Two tags with lengths, of identifier and node, and the tag and length of metadata stand in front.
  let at = 0;
  for (let level = 0; level < 3; level++) {
    at += 1;
    while ((message[at] as number) >= 0x80) at += 1;
    at += 1;
  }
  return message.subarray(at);
}

export function bytesValue(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.of(0x0a), lengthOf(bytes), bytes]);
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  return length < 0x80 ? Buffer.of(length) : Buffer.of((length & 0x7f) | 0x80, length >>> 7);
}

/** A FlatBuffer with one table of texts, as proxies before Istio 1.24 wrote it; an empty text is left out. */
export function flatNodeAny(texts: readonly string[]) {
  const vtableSize = 4 + texts.length * 2;
  const table = 4 + vtableSize;
  const tableSize = 4 + texts.length * 4;
  const buffer = Buffer.alloc(4096);
  buffer.writeUInt32LE(table, 0);
  buffer.writeUInt16LE(vtableSize, 4);
  buffer.writeUInt16LE(tableSize, 6);
  buffer.writeInt32LE(vtableSize, table);
  let end = table + tableSize;
  for (const [slot, text] of texts.entries()) {
    if (text === '') continue;
    const field = table + 4 + slot * 4;
    buffer.writeUInt16LE(field - table, 8 + slot * 2);
    buffer.writeUInt32LE(end - field, field);
    buffer.writeUInt32LE(text.length, end);
    buffer.write(text, end + 4);
    end += 4 + text.length + 1;
  }
  const value = bytesValue(buffer.subarray(0, end));
  return { type_url: 'type.googleapis.com/google.protobuf.BytesValue', value };
}
