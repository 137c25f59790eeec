import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram, makeTempFolder, removeTempFolder, startApiServer } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, release, runHelm } from './render.ts';
import { schemaLocation, writeSchemas } from './schemas.ts';
import { matrix, onboarded } from './values.ts';

const kubeconform = findProgram('kubeconform');
/** Named here, so that the file is left out where there is no helm. */
const helm = findProgram('helm');

/** Kinds of other projects, which a bare API server does not know. */
const foreignKinds = ['Telemetry', 'PodMonitor', 'CiliumNetworkPolicy'];

interface Verdict {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

describe("the API server's own schemas", () => {
  let folder: string;

  beforeAll(async () => {
    folder = makeTempFolder('schemas');
    const api = await startApiServer();
    try {
      expect(await writeSchemas(api, folder)).toBeGreaterThan(200);
    } finally {
      await api.stop();
    }
  });

  afterAll(() => removeTempFolder(folder));

  it.each(Object.entries(matrix))(
    'hold for every object with values: %s',
    (_name, { values, apiVersions = [] }) => {
      expect(helm).toContain('helm');
      const verdicts = check(runHelm(['template', release, chart], values, { apiVersions }));
      const judged = verdicts.filter(({ status }) => status !== 'statusSkipped');
      expect(judged.filter(({ status }) => status !== 'statusValid')).toEqual([]);
      expect(judged.length).toBeGreaterThan(10);
      const skipped = verdicts.filter(({ status }) => status === 'statusSkipped');
      expect(skipped.filter(({ kind }) => !foreignKinds.includes(kind))).toEqual([]);
    },
  );

  it('do not hold for a field that does not exist, or for a number that is a text', () => {
    const rendered = runHelm(['template', release, chart], onboarded);
    for (const wrong of [
      rendered.replace('revisionHistoryLimit: 3', 'revisionHistory: 3'),
      rendered.replace('revisionHistoryLimit: 3', 'revisionHistoryLimit: three'),
    ]) {
      expect(check(wrong).filter(({ status }) => status === 'statusInvalid')).toHaveLength(1);
    }
  });

  function check(manifests: string): Verdict[] {
    const location = join(folder, schemaLocation);
    const args = [
      '-output',
      'json',
      '-verbose',
      '-schema-location',
      location,
      '-skip',
      foreignKinds.join(','),
    ];
    const { stdout, stderr } = spawnSync(kubeconform, args, {
      input: manifests,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stderr).toBe('');
    return JSON.parse(stdout).resources;
  }
});
