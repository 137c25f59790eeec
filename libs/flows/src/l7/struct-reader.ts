import { Span } from '../span.ts';
import type { WireReader } from '../wire-reader.ts';

/** What a field of a google.protobuf.Struct holds, as far as it is of use here. */
export type StructFields = Map<string, string | StructFields>;

const maxDepth = 2;
const maxTextBytes = 1024;

/**
 * Reads the named fields of the google.protobuf.Struct between the reader's position and its end; nested ones whole, up
 * to two levels. Everything else is passed over without looking, so that it is nowhere afterwards.
 */
export function readStruct(wire: WireReader, wanted?: ReadonlySet<string>, depth = 0): StructFields {
  const fields: StructFields = new Map();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2)) readField(wire, fields, wanted, depth);
    else wire.skip(tag);
  }
  return fields;
}

function readField(
  wire: WireReader,
  fields: StructFields,
  wanted: ReadonlySet<string> | undefined,
  depth: number,
): void {
  let name = '';
  const value = new Span();
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((1 << 3) | 2)) name = readText(wire) ?? '';
    else if (tag === ((2 << 3) | 2)) wire.place(value);
    else wire.skip(tag);
  }
  wire.leave(outer);
  if (wire.failure !== 0 || value.isEmpty || (wanted && !wanted.has(name))) return;
  const behind = wire.pos;
  wire.revisit(value.start, value.end);
  const read = readValue(wire, depth);
  if (read !== undefined) fields.set(name, read);
  if (wire.failure === 0) wire.revisit(behind, outer);
}

function readValue(wire: WireReader, depth: number): string | StructFields | undefined {
  let value: string | StructFields | undefined;
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === ((3 << 3) | 2)) value = readText(wire);
    else if (tag === ((5 << 3) | 2) && depth < maxDepth) {
      const outer = wire.enter();
      value = readStruct(wire, undefined, depth + 1);
      wire.leave(outer);
    } else wire.skip(tag);
  }
  return value;
}

function readText(wire: WireReader): string | undefined {
  const end = wire.sized();
  if (wire.failure !== 0) return undefined;
  const { pos: start, bytes } = wire;
  wire.pos = end;
  return end - start <= maxTextBytes ? Buffer.from(bytes.subarray(start, end)).toString() : undefined;
}

/** A field that is a text; empty where it is not. */
export function textField(fields: StructFields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
