/** One kind of object as the API server names it. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

function resource<K extends string>(
  apiVersion: string,
  plural: string,
  kind: K,
  scope: 'namespaced' | 'cluster',
): Resource & { readonly kind: K } {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return { group, version, plural, kind, namespaced: scope === 'namespaced' };
}

/** What an inventory is made of. */
export const inventoryResources = [
  resource('v1', 'namespaces', 'Namespace', 'cluster'),
  resource('v1', 'nodes', 'Node', 'cluster'),
  resource('v1', 'pods', 'Pod', 'namespaced'),
  resource('v1', 'services', 'Service', 'namespaced'),
  resource('apps/v1', 'deployments', 'Deployment', 'namespaced'),
  resource('apps/v1', 'replicasets', 'ReplicaSet', 'namespaced'),
  resource('apps/v1', 'statefulsets', 'StatefulSet', 'namespaced'),
  resource('apps/v1', 'daemonsets', 'DaemonSet', 'namespaced'),
  resource('batch/v1', 'jobs', 'Job', 'namespaced'),
  resource('batch/v1', 'cronjobs', 'CronJob', 'namespaced'),
  resource('networking.k8s.io/v1', 'networkpolicies', 'NetworkPolicy', 'namespaced'),
  resource('security.istio.io/v1', 'authorizationpolicies', 'AuthorizationPolicy', 'namespaced'),
];

/** What the watcher may read: the inventory and the events. */
export const watchedResources: readonly Resource[] = [
  ...inventoryResources,
  resource('v1', 'events', 'Event', 'namespaced'),
];

const otherResources: readonly Resource[] = [
  resource('v1', 'configmaps', 'ConfigMap', 'namespaced'),
  resource('v1', 'secrets', 'Secret', 'namespaced'),
  resource('v1', 'serviceaccounts', 'ServiceAccount', 'namespaced'),
  resource('rbac.authorization.k8s.io/v1', 'clusterroles', 'ClusterRole', 'cluster'),
  resource('rbac.authorization.k8s.io/v1', 'clusterrolebindings', 'ClusterRoleBinding', 'cluster'),
  resource('rbac.authorization.k8s.io/v1', 'roles', 'Role', 'namespaced'),
  resource('rbac.authorization.k8s.io/v1', 'rolebindings', 'RoleBinding', 'namespaced'),
  resource('apiextensions.k8s.io/v1', 'customresourcedefinitions', 'CustomResourceDefinition', 'cluster'),
];

const byKind = new Map<string, Resource>(
  [...watchedResources, ...otherResources].map((each) => [each.kind, each]),
);

/** @throws Error for a kind that the tests do not know */
export function resourceOfKind(kind: string): Resource {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`add the kind ${kind} to resources.ts`);
  return found;
}

/** `/api/v1/namespaces/shop/pods`, or of all namespaces without one. `apiVersion` overrides the table's version. */
export function collectionPath(resource: Resource, namespace?: string, apiVersion?: string): string {
  const groupVersion =
    apiVersion ?? (resource.group === '' ? resource.version : `${resource.group}/${resource.version}`);
  const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
  const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
  return `${root}${scope}/${resource.plural}`;
}
