import type { JsonObject } from '../objects/kubernetes-object.ts';
import { apiVersionOf, type Resource } from '../objects/resource.ts';

const objectVerbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** The version that this API server says it is. */
export const serverVersion: JsonObject = {
  major: '1',
  minor: '33',
  gitVersion: 'v1.33.4+kestrel-cluster',
  gitCommit: '0000000000000000000000000000000000000000',
  gitTreeState: 'clean',
  buildDate: '2025-08-13T14:17:44Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'linux/amd64',
};

/** The discovery document at a path, for the resources that are served now; undefined where there is none. */
export function discover(path: string, served: readonly Resource[]): JsonObject | undefined {
  if (path === '/version') return serverVersion;
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis')
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(served).map(describeGroup) };
  const match = /^\/(?:api\/(?<core>[^/]+)|apis\/(?<group>[^/]+)(?:\/(?<version>[^/]+))?)$/.exec(path);
  const { core, group = '', version = core } = match?.groups ?? {};
  const members = served.filter((each) => each.group === group);
  const [first] = members;
  if (!match || first === undefined) return undefined;
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(first) };
  return version === first.version ? describeResources(members, first) : undefined;
}

/** One resource for each group but the core one, which has no place in the list of groups. */
function groupsOf(served: readonly Resource[]): Resource[] {
  return served.filter(
    ({ group }, index) => group !== '' && served.findIndex((each) => each.group === group) === index,
  );
}

function describeGroup(resource: Resource): JsonObject {
  const version = { groupVersion: apiVersionOf(resource), version: resource.version };
  return { name: resource.group, versions: [version], preferredVersion: version };
}

function describeResources(members: readonly Resource[], first: Resource): JsonObject {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf(first),
    resources: members.flatMap((each) => [
      describeResource(each),
      ...(each.hasStatus ? [describeStatus(each)] : []),
    ]),
  };
}

function describeResource({
  plural,
  singular,
  namespaced,
  kind,
  shortNames,
  isCustom,
}: Resource): JsonObject {
  const isWorkload = namespaced && !isCustom && !['Event', 'NetworkPolicy'].includes(kind);
  return {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: objectVerbs,
    ...(shortNames.length === 0 ? {} : { shortNames }),
    ...(isWorkload ? { categories: ['all'] } : {}),
  };
}

function describeStatus({ plural, namespaced, kind }: Resource): JsonObject {
  return { name: `${plural}/status`, singularName: '', namespaced, kind, verbs: ['get', 'patch', 'update'] };
}
