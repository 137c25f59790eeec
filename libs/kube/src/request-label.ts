import { resourceLabel } from './kube-object.ts';

export interface RequestLabel {
  readonly verb: 'get' | 'list' | 'watch' | 'create';
  /** `pods`, `pods/log`, `networkpolicies.networking.k8s.io`, `discovery`, or `other`. */
  readonly resource: string;
}

const objectPath =
  /^\/(?:api|apis\/(?<group>[^/]+))\/(?<version>v[^/]+)(?:\/namespaces\/[^/]+(?=\/))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+)(?:\/(?<subresource>[^/]+))?)?$/;
const discoveryPath = /^\/(?:api(?:\/[^/]+)?|apis(?:\/[^/]+){0,2})$/;

/** Verb and resource of a request, as RBAC and metrics name them; never the name of an object. */
export function requestLabel(pathAndQuery: string, method: 'GET' | 'POST' = 'GET'): RequestLabel {
  const { pathname, searchParams } = new URL(pathAndQuery, 'http://server');
  if (discoveryPath.test(pathname)) return { verb: 'get', resource: 'discovery' };
  const parts = objectPath.exec(pathname)?.groups;
  if (!parts) return { verb: method === 'POST' ? 'create' : 'get', resource: 'other' };
  const { group = '', plural = '', name, subresource } = parts;
  const resource = resourceLabel({ group, plural }) + (subresource ? `/${subresource}` : '');
  if (method === 'POST') return { verb: 'create', resource };
  if (name !== undefined) return { verb: 'get', resource };
  return { verb: /^(1|true)$/.test(searchParams.get('watch') ?? '') ? 'watch' : 'list', resource };
}
