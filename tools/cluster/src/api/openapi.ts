import type { JsonObject } from '../objects/kubernetes-object.ts';
import { apiVersionOf, type Resource } from '../objects/resource.ts';

/**
 * As much of `/openapi/v3` as kubectl needs before it sends an object: which kinds may be patched, and that the server
 * takes `fieldValidation`. There are no schemas, so nothing is validated.
 */
export function describeOpenApi(path: string, served: readonly Resource[]): JsonObject | undefined {
  const folders = new Map<string, Resource[]>();
  for (const resource of served) {
    const folder = folderOf(resource);
    folders.set(folder, [...(folders.get(folder) ?? []), resource]);
  }
  if (path === '/openapi/v3') {
    const paths = [...folders.keys()].map((folder) => [
      folder,
      { serverRelativeURL: `/openapi/v3/${folder}` },
    ]);
    return { paths: Object.fromEntries(paths) };
  }
  const members = folders.get(path.slice('/openapi/v3/'.length));
  if (members === undefined) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: 'kestrel-cluster', version: 'unversioned' },
    paths: Object.fromEntries(members.map((resource) => [objectPath(resource), describePatch(resource)])),
    components: { schemas: {} },
  };
}

function folderOf(resource: Resource): string {
  return `${resource.group === '' ? 'api' : 'apis'}/${apiVersionOf(resource)}`;
}

function objectPath(resource: Resource): string {
  const scope = resource.namespaced ? 'namespaces/{namespace}/' : '';
  return `/${folderOf(resource)}/${scope}${resource.plural}/{name}`;
}

function describePatch(resource: Resource): JsonObject {
  const { group, version, kind } = resource;
  return {
    patch: {
      operationId: `patch${kind}`,
      parameters: [
        { name: 'dryRun', in: 'query', schema: { type: 'string' } },
        { name: 'fieldValidation', in: 'query', schema: { type: 'string' } },
      ],
      responses: { '200': { description: 'OK' } },
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': { group, version, kind },
    },
  };
}
