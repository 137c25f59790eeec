/** A kind of object that the API serves. */
export interface Resource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  /** Whether `/status` is written apart from the rest. */
  readonly hasStatus: boolean;
  /** Items of a list of a custom resource carry kind and apiVersion, those of a built-in one do not. */
  readonly isCustom: boolean;
  /** Field labels that a fieldSelector may name besides metadata.name and metadata.namespace. */
  readonly selectableFields: readonly string[];
}

type Defaults =
  | 'group'
  | 'version'
  | 'singular'
  | 'namespaced'
  | 'shortNames'
  | 'hasStatus'
  | 'isCustom'
  | 'selectableFields';

function resource(named: Pick<Resource, 'plural' | 'kind'> & Partial<Pick<Resource, Defaults>>): Resource {
  return {
    group: '',
    version: 'v1',
    singular: named.kind.toLowerCase(),
    namespaced: true,
    shortNames: [],
    hasStatus: true,
    isCustom: false,
    selectableFields: [],
    ...named,
  };
}

const apps = { group: 'apps' };
const batch = { group: 'batch' };

/** Every resource there is, in the order in which a cluster would be built. */
export const resources = {
  namespaces: resource({
    plural: 'namespaces',
    kind: 'Namespace',
    namespaced: false,
    shortNames: ['ns'],
    selectableFields: ['status.phase'],
  }),
  nodes: resource({
    plural: 'nodes',
    kind: 'Node',
    namespaced: false,
    shortNames: ['no'],
    selectableFields: ['spec.unschedulable'],
  }),
  services: resource({
    plural: 'services',
    kind: 'Service',
    shortNames: ['svc'],
    selectableFields: ['spec.clusterIP', 'spec.type'],
  }),
  deployments: resource({ ...apps, plural: 'deployments', kind: 'Deployment', shortNames: ['deploy'] }),
  replicasets: resource({ ...apps, plural: 'replicasets', kind: 'ReplicaSet', shortNames: ['rs'] }),
  statefulsets: resource({ ...apps, plural: 'statefulsets', kind: 'StatefulSet', shortNames: ['sts'] }),
  daemonsets: resource({ ...apps, plural: 'daemonsets', kind: 'DaemonSet', shortNames: ['ds'] }),
  cronjobs: resource({ ...batch, plural: 'cronjobs', kind: 'CronJob', shortNames: ['cj'] }),
  jobs: resource({ ...batch, plural: 'jobs', kind: 'Job' }),
  pods: resource({
    plural: 'pods',
    kind: 'Pod',
    shortNames: ['po'],
    selectableFields: [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'status.phase',
      'status.podIP',
    ],
  }),
  networkpolicies: resource({
    group: 'networking.k8s.io',
    plural: 'networkpolicies',
    kind: 'NetworkPolicy',
    shortNames: ['netpol'],
    hasStatus: false,
  }),
  authorizationpolicies: resource({
    group: 'security.istio.io',
    plural: 'authorizationpolicies',
    kind: 'AuthorizationPolicy',
    shortNames: ['ap'],
    isCustom: true,
  }),
  events: resource({
    plural: 'events',
    kind: 'Event',
    shortNames: ['ev'],
    hasStatus: false,
    selectableFields: [
      'involvedObject.kind',
      'involvedObject.namespace',
      'involvedObject.name',
      'involvedObject.uid',
      'involvedObject.apiVersion',
      'reason',
      'source',
      'type',
    ],
  }),
} as const satisfies Record<string, Resource>;

export type Plural = keyof typeof resources;

export const allResources: readonly Resource[] = Object.values(resources);

/** `v1`, `apps/v1` … */
export function apiVersionOf({ group, version }: Resource): string {
  return group === '' ? version : `${group}/${version}`;
}

/** `deployments.apps`, as error messages name it. */
export function qualifiedName({ group, plural }: Resource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

const byApiVersionAndKind = new Map(allResources.map((each) => [`${apiVersionOf(each)} ${each.kind}`, each]));

/** @throws RangeError for a kind that this API does not know */
export function resourceOf(object: { readonly apiVersion: string; readonly kind: string }): Resource {
  const found = byApiVersionAndKind.get(`${object.apiVersion} ${object.kind}`);
  if (found === undefined) throw new RangeError(`no resource for ${object.apiVersion} ${object.kind}`);
  return found;
}
