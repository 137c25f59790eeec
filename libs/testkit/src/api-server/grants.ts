import { eventually } from '../eventually.ts';
import type { ApiClient } from './api-client.ts';
import { type Resource, watchedResources } from './resources.ts';

/** What one user may read, one ClusterRole and ClusterRoleBinding a resource. */
export interface Grants {
  /** Lets the user get, list and watch a resource (plural name). Returns when the API server goes by it. */
  grant(plural: string): Promise<void>;
  /** Takes it back. A watch that is open stays open, as with every API server. */
  refuse(plural: string): Promise<void>;
}

export function createGrants(admin: ApiClient, user: string): Grants {
  const nameFor = (resource: Resource): string => `test:${user}:${resource.plural}`;
  const untilDecided = (resource: Resource, allowed: boolean): Promise<void> =>
    eventually(async () => {
      if ((await mayWatch(admin, user, resource)) !== allowed) throw new Error(`still ${!allowed}`);
    });
  return {
    async grant(plural) {
      const resource = watched(plural);
      const name = nameFor(resource);
      await createIfAbsent(admin, clusterRole(name, resource));
      await createIfAbsent(admin, clusterRoleBinding(name, user));
      await untilDecided(resource, true);
    },
    async refuse(plural) {
      const resource = watched(plural);
      await admin.delete({ kind: 'ClusterRoleBinding', name: nameFor(resource) });
      await untilDecided(resource, false);
    },
  };
}

function watched(plural: string): Resource {
  const resource = watchedResources.find((each) => each.plural === plural);
  if (resource === undefined) throw new Error(`${plural} is not a resource that the watcher reads`);
  return resource;
}

const rbac = 'rbac.authorization.k8s.io';

function clusterRole(name: string, resource: Resource) {
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [{ apiGroups: [resource.group], resources: [resource.plural], verbs: ['get', 'list', 'watch'] }],
  };
}

function clusterRoleBinding(name: string, user: string) {
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
    subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
  };
}

async function createIfAbsent(admin: ApiClient, object: Parameters<ApiClient['create']>[0]): Promise<void> {
  const reference = { kind: object.kind ?? '', name: object.metadata.name ?? '' };
  if ((await admin.get(reference)) === undefined) await admin.create(object);
}

async function mayWatch(admin: ApiClient, user: string, resource: Resource): Promise<boolean> {
  const review = await admin.request('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, resourceAttributes: { group: resource.group, resource: resource.plural, verb: 'watch' } },
  });
  return review.body.status.allowed;
}
