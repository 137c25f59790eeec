import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runCommand } from './run-command.ts';

export interface PodImage {
  /** Reference with registry and tag; nobody ever asks that registry. */
  readonly reference: string;
  /** Files of the image by their path in it, taken from this machine. */
  readonly files: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  /** NAME=value. Default: none. */
  readonly environment?: readonly string[];
}

/** Writes an image of one layer as an OCI layout in a tar file: what `ctr images import` takes, without a Docker engine. */
export async function writeImage(image: PodImage, target: string): Promise<void> {
  const folder = mkdtempSync(`${target}-`);
  try {
    const layer = await packLayer(image, folder);
    const layout = join(folder, 'layout');
    const blobs = join(layout, 'blobs/sha256');
    mkdirSync(blobs, { recursive: true });
    const store = (content: Buffer, mediaType: string) => {
      const digest = createHash('sha256').update(content).digest('hex');
      writeFileSync(join(blobs, digest), content);
      return { mediaType, digest: `sha256:${digest}`, size: content.length };
    };
    const json = (value: object) => Buffer.from(JSON.stringify(value));
    const config = {
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: { Entrypoint: image.entrypoint, User: '65534', Env: image.environment },
      rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(layer).digest('hex')}`] },
    };
    const type = 'application/vnd.oci.image';
    const manifest = {
      schemaVersion: 2,
      mediaType: `${type}.manifest.v1+json`,
      config: store(json(config), `${type}.config.v1+json`),
      layers: [store(gzipSync(layer, { level: 1 }), `${type}.layer.v1.tar+gzip`)],
    };
    const index = {
      schemaVersion: 2,
      manifests: [
        {
          ...store(json(manifest), `${type}.manifest.v1+json`),
          annotations: { 'io.containerd.image.name': image.reference },
        },
      ],
    };
    writeFileSync(join(layout, 'index.json'), JSON.stringify(index));
    writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await runCommand('tar', ['-C', layout, '-cf', target, 'oci-layout', 'index.json', 'blobs']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What an image is made of, in a word that changes with it. */
export function imageFingerprint({ reference, files, entrypoint, environment }: PodImage): string {
  const sources = Object.entries(files).flatMap(([path, source]) =>
    filesOf(source).map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [path, file.slice(source.length), size, mtimeMs];
    }),
  );
  return createHash('sha256')
    .update(JSON.stringify([reference, entrypoint, environment, sources]))
    .digest('hex')
    .slice(0, 16);
}

/** The file itself, or every file below a folder: a folder does not change when a file in it is written anew. */
function filesOf(source: string): string[] {
  if (!statSync(source).isDirectory()) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function packLayer(image: PodImage, folder: string): Promise<Buffer> {
  const root = join(folder, 'root');
  mkdirSync(root);
  for (const [path, source] of Object.entries(image.files)) {
    cpSync(source, join(root, path), { recursive: true });
  }
  const file = join(folder, 'layer.tar');
  await runCommand('tar', [
    ...['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'],
    ...['-C', root, '-cf', file, '.'],
  ]);
  return readFileSync(file);
}
