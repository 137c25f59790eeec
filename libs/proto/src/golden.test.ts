import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldTables } from './field-tables.ts';
import { toJson } from './json.ts';
import { decodeMessage, messageCodec } from './message-codec.ts';

interface Fixture {
  readonly type: string;
  readonly message: object;
  readonly bytes: Buffer;
}

const folder = join(import.meta.dirname, 'fixtures');

function readFixture(name: string): Fixture {
  const { type, message } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const hex = readFileSync(join(folder, `${name}.hex`), 'utf8').replaceAll(/\s/g, '');
  return { type, message, bytes: Buffer.from(hex, 'hex') };
}

const names = globSync('*.json', { cwd: folder }).map((file) => file.slice(0, -'.json'.length));

/** The bytes in the fixtures were made by another program from the contract's list of fields, not by these codecs. */
describe('golden bytes', () => {
  it.each(names)('%s decodes to the JSON beside it', (name) => {
    const { type, message, bytes } = readFixture(name);
    expect(toJson(type, decodeMessage(type, bytes))).toEqual(message);
  });

  it.each(names)('%s is written as the same bytes', (name) => {
    const { type, bytes } = readFixture(name);
    const written = messageCodec(type).encode(decodeMessage(type, bytes)).finish();
    expect(Buffer.from(written).toString('hex')).toBe(bytes.toString('hex'));
  });

  it('exist for every message of the five streams, both ways', () => {
    const streams = Object.keys(fieldTables.messages).filter((type) => /^cloud\.v1\.Stream\w+$/.test(type));
    expect(streams).toHaveLength(10);
    expect(names.map((name) => readFixture(name).type).sort()).toEqual(streams.sort());
  });
});
