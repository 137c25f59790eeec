import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inventoryDigest, inventoryLine } from './inventory-digest.ts';
import { inventoryMessages, inventoryType } from './inventory-type.ts';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

describe('inventoryLine', () => {
  it('is the key and the hash of the canonical bytes', () => {
    const key = { type: 'pod', namespace: 'shop', name: 'web', uid: 'u-1' };
    const hash = sha256(Buffer.from('0a03776562', 'hex'));
    expect(inventoryLine(key, 'cloud.v1.Pod', { name: 'web', action: 1 })).toBe(`pod shop web u-1 ${hash}`);
  });

  it.each(['', '-'])('has - for a namespace of "%s"', (namespace) => {
    const key = { type: 'node', namespace, name: 'node1', uid: 'u-2' };
    expect(inventoryLine(key, 'cloud.v1.Node', {})).toBe(`node - node1 u-2 ${sha256('')}`);
  });
});

describe('inventoryDigest', () => {
  it('is the hash of the sorted lines, whatever their order', () => {
    expect(inventoryDigest(['b 2', 'a 1', 'c 3'])).toBe(sha256('a 1\nb 2\nc 3\n'));
    expect(inventoryDigest(new Set(['c 3', 'b 2', 'a 1']))).toBe(sha256('a 1\nb 2\nc 3\n'));
  });

  it('counts a line that is there twice', () => {
    expect(inventoryDigest(['a', 'a'])).not.toBe(inventoryDigest(['a']));
  });
});

describe('inventoryType', () => {
  it('is the name of the message in lower case, with the kind of a workload', () => {
    expect(inventoryMessages.map((message) => inventoryType(message, 'StatefulSet'))).toEqual([
      'namespace',
      'workload-statefulset',
      'service',
      'pod',
      'node',
      'networkpolicy',
      'authorizationpolicy',
    ]);
  });
});
