import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder, removeTempFolder } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeImage } from '../src/pod-images.ts';
import { serviceImage } from '../src/service-images.ts';

/** A user of its own needs root once, to become nobody; and a mount, to make the root read-only. */
const canMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!canMount)('an image of a program', () => {
  let folder: string;
  let root: string;

  beforeAll(async () => {
    folder = makeTempFolder('image');
    root = join(folder, 'root');
    const app = join(folder, 'app');
    mkdirSync(root);
    mkdirSync(app);
    // What is asked of the image, not of one program: who am I, can I write, is there a shell.
    writeFileSync(
      join(app, 'main.js'),
      `const fs = require('node:fs');
       let written = 'yes';
       try { fs.writeFileSync('/file', ''); } catch (error) { written = error.code; }
       console.log(JSON.stringify({ uid: process.getuid(), written, shell: fs.existsSync('/bin/sh'), node: process.version, args: process.argv.slice(2) }));`,
    );
    const image = serviceImage('watcher');
    const file = join(folder, 'image.tar');
    await writeImage({ ...image, files: { ...image.files, '/app': app } }, file);
    execFileSync('tar', ['-C', folder, '-xf', file]);
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    const blob = (digest: string) => join(folder, 'blobs', digest.replace(':', '/'));
    const manifest = JSON.parse(readFileSync(blob(index.manifests[0].digest), 'utf8'));
    execFileSync('tar', ['-C', root, '-xzf', blob(manifest.layers[0].digest)]);
  });

  afterAll(() => removeTempFolder(folder));

  it('runs as nobody, on a root that cannot be written, without a shell', () => {
    const { entrypoint } = serviceImage('watcher');
    const script =
      'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift 1 && exec chroot --userspec=65532:65532 "$ROOT" "$@"';
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['--mount', 'sh', '-c', script, 'sh', root, ...entrypoint, '--keep'],
      { encoding: 'utf8', env: { PATH: process.env.PATH, ROOT: root } },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      uid: 65532,
      written: 'EROFS',
      shell: false,
      node: process.version,
      args: ['--keep'],
    });
    expect(existsSync(join(root, 'file'))).toBe(false);
    expect(globSync('{bin,sbin,usr/bin,usr/sbin}/*', { cwd: root })).toEqual(['usr/bin/node']);
  });
});
