import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type ManualClock, makeTempFolder, manualClock } from '@kestrel/testkit';
import { type CertificatePair, createCertificateAuthority } from '@kestrel/testkit/certificates';
import { describe, expect, it } from 'vitest';
import type { TlsMaterial } from './tls-material.ts';
import type { TlsProblem } from './tls-problem.ts';
import { type TlsWatcher, watchTlsMaterial } from './tls-watcher.ts';

const authority = await createCertificateAuthority({ name: 'test CA' });
const issue = () => authority.issueClientCertificate({ commonName: 'client' });
const [first, second] = [await issue(), await issue()];
const intervalMs = 10_000;

/** A folder as the kubelet keeps it for a mounted Secret: files link into `..data`, which links to a version. */
class SecretFolder {
  readonly path = makeTempFolder('secret');
  #versions = 0;

  constructor() {
    for (const name of ['tls.crt', 'tls.key']) symlinkSync(join('..data', name), join(this.path, name));
  }

  write({ certificate, key }: CertificatePair): void {
    const version = `..version-${++this.#versions}`;
    mkdirSync(join(this.path, version));
    writeFileSync(join(this.path, version, 'tls.crt'), certificate);
    writeFileSync(join(this.path, version, 'tls.key'), key);
    symlinkSync(version, join(this.path, '..data_tmp'));
    renameSync(join(this.path, '..data_tmp'), join(this.path, '..data'));
  }

  remove(): void {
    rmSync(join(this.path, '..data'));
  }
}

function watch(folder: SecretFolder) {
  const clock = manualClock({ wallMs: Date.now() });
  const materials: TlsMaterial[] = [];
  const problems: (readonly TlsProblem[])[] = [];
  const watcher = watchTlsMaterial({
    files: { certFile: join(folder.path, 'tls.crt'), keyFile: join(folder.path, 'tls.key') },
    intervalMs,
    clock,
    onMaterial: (material) => materials.push(material),
    onProblems: (found) => problems.push(found),
  });
  return { clock, watcher, materials, problems };
}

/** Lets the watcher look once more, and waits until it has. */
async function look(clock: ManualClock): Promise<void> {
  await clock.advance(intervalMs);
  await eventually(() => expect(clock.pendingTimers).toBe(1));
}

async function start(watcher: TlsWatcher): Promise<void> {
  await watcher.start(new AbortController().signal);
}

describe('watchTlsMaterial', () => {
  it('reports the material at its start, and again only when it is another', async () => {
    const folder = new SecretFolder();
    folder.write(first);
    const { clock, watcher, materials, problems } = watch(folder);
    await start(watcher);
    await look(clock);
    folder.write(first);
    await look(clock);
    expect(materials.map(({ cert }) => cert)).toEqual([first.certificate]);
    folder.write(second);
    await look(clock);
    expect(materials.map(({ cert }) => cert)).toEqual([first.certificate, second.certificate]);
    expect(watcher.material?.cert).toBe(second.certificate);
    expect(problems).toEqual([]);
  });

  it('starts without files, says so once, and takes them when they come', async () => {
    const folder = new SecretFolder();
    const { clock, watcher, materials, problems } = watch(folder);
    await start(watcher);
    await look(clock);
    expect(watcher.material).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toHaveLength(2);
    folder.write(first);
    await look(clock);
    expect(materials).toHaveLength(1);
    expect(problems.at(-1)).toEqual([]);
  });

  it.each<[string, CertificatePair]>([
    ['half written', { certificate: second.certificate.slice(0, 200), key: second.key }],
    ['replaced by halves', { certificate: second.certificate, key: first.key }],
    ['garbage', { certificate: 'garbage', key: 'garbage' }],
  ])('keeps what it has when files are %s, and says so', async (_, bad) => {
    const folder = new SecretFolder();
    folder.write(first);
    const { clock, watcher, materials, problems } = watch(folder);
    await start(watcher);
    folder.write(bad);
    await look(clock);
    await look(clock);
    expect(watcher.material?.cert).toBe(first.certificate);
    expect(problems).toHaveLength(1);
    folder.write(second);
    await look(clock);
    expect(materials.map(({ cert }) => cert)).toEqual([first.certificate, second.certificate]);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toEqual([]);
  });

  it('keeps what it has when the files are gone', async () => {
    const folder = new SecretFolder();
    folder.write(first);
    const { clock, watcher, problems } = watch(folder);
    await start(watcher);
    folder.remove();
    await look(clock);
    expect(watcher.material?.cert).toBe(first.certificate);
    expect(problems[0]).toMatchObject([{ message: 'does not exist' }, { message: 'does not exist' }]);
  });

  it('says when the certificate in use expires', async () => {
    const folder = new SecretFolder();
    folder.write(first);
    const { clock, watcher, problems } = watch(folder);
    await start(watcher);
    expect(problems).toEqual([]);
    clock.stepWall(100 * 365 * 86_400_000);
    await look(clock);
    expect(problems[0]).toMatchObject([{ message: expect.stringContaining('expired at') }]);
  });

  it('looks no more after its stop', async () => {
    const folder = new SecretFolder();
    const { clock, watcher, problems } = watch(folder);
    await start(watcher);
    await watcher.stop(new AbortController().signal);
    await watcher.stop(new AbortController().signal);
    folder.write(first);
    await clock.advance(10 * intervalMs);
    expect(clock.pendingTimers).toBe(0);
    expect(watcher.material).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});
