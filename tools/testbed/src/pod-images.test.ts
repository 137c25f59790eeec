import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imageFingerprint, type PodImage, writeImage } from './pod-images.ts';

let folder: string;
let image: PodImage;

beforeEach(() => {
  folder = makeTempFolder('image');
  writeFileSync(join(folder, 'program'), 'a program', { mode: 0o755 });
  image = {
    reference: 'testbed.local/program:1',
    files: { 'bin/program': join(folder, 'program') },
    entrypoint: ['/bin/program'],
  };
});

afterEach(() => removeTempFolder(folder));

test('every part of an image is found by its digest, from the index to the layer', async () => {
  const layout = await unpack(image);
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  expect(index.manifests[0].annotations['io.containerd.image.name']).toBe('testbed.local/program:1');
  const manifest = JSON.parse(blob(layout, index.manifests[0].digest).toString());
  const config = JSON.parse(blob(layout, manifest.config.digest).toString());
  expect(config.config).toEqual({ Entrypoint: ['/bin/program'], User: '65534' });
  const layer = gunzipSync(blob(layout, manifest.layers[0].digest));
  expect(config.rootfs.diff_ids).toEqual([digestOf(layer)]);
  expect(layer.toString('latin1')).toContain('a program');
});

test('the same files make the same layer', async () => {
  const layers = [];
  for (const layout of [await unpack(image), await unpack(image)]) {
    layers.push(readFileSync(join(layout, 'index.json'), 'utf8'));
  }
  expect(layers[0]).toBe(layers[1]);
});

test('the fingerprint changes with the files and with how they are started', () => {
  const before = imageFingerprint(image);
  expect(imageFingerprint(image)).toBe(before);
  expect(imageFingerprint({ ...image, entrypoint: ['/bin/other'] })).not.toBe(before);
  writeFileSync(join(folder, 'program'), 'another program');
  expect(imageFingerprint(image)).not.toBe(before);
});

async function unpack(from: PodImage): Promise<string> {
  const target = makeTempFolder('layout');
  const file = join(target, 'image.tar');
  await writeImage(from, file);
  execFileSync('tar', ['-C', target, '-xf', file]);
  return target;
}

function blob(layout: string, digest: string): Buffer {
  const content = readFileSync(join(layout, 'blobs/sha256', digest.slice('sha256:'.length)));
  expect(digestOf(content)).toBe(digest);
  return content;
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
