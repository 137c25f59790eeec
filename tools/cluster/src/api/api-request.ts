import { allResources, apiVersionOf, type Resource } from '../objects/resource.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

export const verbs: readonly Verb[] = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

/** A request for objects, as RBAC and the audit log would name it. */
export interface ApiRequest {
  readonly verb: Verb;
  readonly resource: Resource;
  /** Empty: the whole cluster. */
  readonly namespace: string;
  /** Empty: the collection. */
  readonly name: string;
  readonly subresource: '' | 'status';
  readonly query: URLSearchParams;
}

const byPath = new Map(
  allResources.map((each) => [
    `${each.group === '' ? 'api' : 'apis'}/${apiVersionOf(each)}/${each.plural}`,
    each,
  ]),
);

const verbOfMethod: Readonly<Record<string, { readonly object?: Verb; readonly collection?: Verb }>> = {
  GET: { object: 'get', collection: 'list' },
  POST: { collection: 'create' },
  PUT: { object: 'update' },
  PATCH: { object: 'patch' },
  DELETE: { object: 'delete', collection: 'deletecollection' },
};

/** What a path addresses; undefined where it is no path to objects. */
function parsePath(path: string): Omit<ApiRequest, 'verb' | 'query'> | undefined {
  const segments = path.split('/').slice(1).map(decodeURIComponent);
  const prefixLength = segments[0] === 'api' ? 2 : 3;
  const prefix = segments.slice(0, prefixLength);
  let rest = segments.slice(prefixLength);
  let namespace = '';
  if (rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status') {
    namespace = rest[1] ?? '';
    rest = rest.slice(2);
  }
  const [plural = '', name = '', subresource = '', ...more] = rest;
  const resource = byPath.get([...prefix, plural].join('/'));
  if (resource === undefined || more.length > 0 || (subresource !== '' && subresource !== 'status'))
    return undefined;
  if (subresource === 'status' && !resource.hasStatus) return undefined;
  if (namespace !== '' && !resource.namespaced) return undefined;
  if (name !== '' && resource.namespaced && namespace === '') return undefined;
  return { resource, namespace, name, subresource };
}

export type ParsedRequest =
  | { readonly outcome: 'objects'; readonly request: ApiRequest }
  | { readonly outcome: 'unknown-path' }
  | { readonly outcome: 'unknown-method' };

/** Reads method and URL. A watch is a list with `watch=true`, on one object by its field selector. */
export function parseApiRequest(method: string, url: URL): ParsedRequest {
  let target: ReturnType<typeof parsePath>;
  try {
    target = parsePath(url.pathname);
  } catch {
    return { outcome: 'unknown-path' };
  }
  if (target === undefined) return { outcome: 'unknown-path' };
  const verb = verbOfMethod[method]?.[target.name === '' ? 'collection' : 'object'];
  if (verb === undefined) return { outcome: 'unknown-method' };
  const query = url.searchParams;
  const isWatch = verb === 'list' && /^(true|1)$/.test(query.get('watch') ?? '');
  return { outcome: 'objects', request: { ...target, verb: isWatch ? 'watch' : verb, query } };
}
