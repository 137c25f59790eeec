import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiServer } from '@kestrel/testkit';

/** Where kubeconform looks for the schema of a kind, below a folder. The core group has its version in place of its name. */
export const schemaLocation = '{{.ResourceKind}}-{{.Group}}-{{.ResourceAPIVersion}}.json';

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema of any shape
type Schema = Record<string, any>;

/**
 * Writes JSON schemas of every kind that the API server serves, made of what it says of itself: one file for each group
 * with all definitions, and a small one for each kind that points into it. Answers the number of kinds.
 */
export async function writeSchemas({ admin }: ApiServer, folder: string): Promise<number> {
  const { body } = await admin.request('GET', '/openapi/v3');
  const write = (file: string, schema: Schema) => writeFileSync(join(folder, file), JSON.stringify(schema));
  let written = 0;
  for (const [group, { serverRelativeURL }] of Object.entries<{ serverRelativeURL: string }>(body.paths)) {
    const { components } = (await admin.request('GET', serverRelativeURL)).body;
    const schemas: Schema = components?.schemas ?? {};
    const groupFile = `group-${group.replaceAll('/', '-')}.json`;
    write(groupFile, { components: { schemas: strict(schemas) } });
    for (const [name, schema] of Object.entries(schemas)) {
      const files = filesOf(schema);
      for (const file of files) write(file, { $ref: `${groupFile}#/components/schemas/${name}` });
      written += files.length;
    }
  }
  return written;
}

function filesOf(schema: Schema): string[] {
  const kinds: { group: string; version: string; kind: string }[] =
    schema['x-kubernetes-group-version-kind'] ?? [];
  return kinds.map(({ group, version, kind }) => `${kind}-${group || version}-${version}.json`.toLowerCase());
}

/** An object of known fields has no others; the server ignores them otherwise. */
function strict(value: unknown): Schema {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value as unknown as Schema;
  const copy: Schema = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, strict(each)]));
  const isClosed = copy.type === 'object' && isObject(copy.properties) && !isOpen(copy);
  return isClosed ? { ...copy, additionalProperties: false } : copy;
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOpen = (schema: Schema): boolean =>
  schema.additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
