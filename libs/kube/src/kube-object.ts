/** An object as the API server writes it, with the fields that this library relies on. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubeMetadata;
  readonly [field: string]: unknown;
}

export interface KubeMetadata {
  readonly name: string;
  /** Absent where the object is cluster-scoped. */
  readonly namespace?: string;
  readonly uid: string;
  /** Opaque: equal or not. */
  readonly resourceVersion: string;
  readonly [field: string]: unknown;
}

/** An object that is to be made: the API server fills in the rest. */
export interface NewKubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What is left of an object that is gone. */
export interface ObjectKey {
  /** '' where the object is cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** A kind of object, as the API server's paths name it. */
export interface KubeResource {
  /** '' for the core group. */
  readonly group: string;
  /** Left out: the version that the cluster prefers of those it serves, looked up when it is needed. */
  readonly version?: string;
  /** Lower case, as in paths: `networkpolicies`. */
  readonly plural: string;
  /** As in objects: `NetworkPolicy`. */
  readonly kind: string;
}

/** `pods`, `networkpolicies.networking.k8s.io`: how metrics, logs and reasons name a resource. */
export function resourceLabel({ group, plural }: Pick<KubeResource, 'group' | 'plural'>): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** Path of a group's version: `/api/v1`, `/apis/apps/v1`. */
export function versionPath(group: string, version: string): string {
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
}
