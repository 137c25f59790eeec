import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

async function bundledInputs(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    absWorkingDir: join(import.meta.dirname, '..'),
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
}

const tables = 'generated/field-tables.ts';

describe('a bundle', () => {
  it('that only encodes does not carry the field tables', async () => {
    const inputs = await bundledInputs("export { carriers, cloud } from '@kestrel/proto';");
    expect(inputs).toContain('generated/codecs.js');
    expect(inputs).not.toContain(tables);
  });

  it('that makes JSON does', async () => {
    expect(await bundledInputs("export { toJson } from '@kestrel/proto';")).toContain(tables);
  });
});
