import { type KeepText, keepAlone } from './body-memory.ts';
import { controllerOf, type KubernetesObject } from './kubernetes-object.ts';
import { apiVersionOf, type Resource } from './resource.ts';

/**
 * One version of one object. It never changes: an update makes another one, so a list in progress keeps the versions
 * that it started with. The body is kept as encoded JSON, since a large cluster would not fit in memory as objects.
 */
export interface StoredObject {
  readonly resource: Resource;
  /** Empty for what is not in a namespace. */
  readonly namespace: string;
  readonly name: string;
  /** `namespace/name`, or the name: unique in its resource, and the order of lists. */
  readonly key: string;
  readonly uid: string;
  readonly revision: number;
  readonly ownerUid: string | undefined;
  readonly isTerminating: boolean;
  /** JSON without kind and apiVersion. */
  readonly body: Buffer;
}

export function keyOf(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** Encodes an object at a revision; the argument is not kept. */
export function toStored(
  resource: Resource,
  object: KubernetesObject,
  revision: number,
  keep: KeepText = keepAlone,
): StoredObject {
  const { apiVersion: _apiVersion, kind: _kind, metadata, ...rest } = object;
  const { name, generateName, namespace = '', uid, ...otherMeta } = metadata;
  const stamped = {
    name,
    ...(generateName === undefined ? {} : { generateName }),
    ...(resource.namespaced ? { namespace } : {}),
    uid,
    ...otherMeta,
    resourceVersion: String(revision),
  };
  const scope = resource.namespaced ? namespace : '';
  return {
    resource,
    namespace: scope,
    name,
    key: keyOf(scope, name),
    uid,
    revision,
    ownerUid: controllerOf(object)?.uid,
    isTerminating: metadata.deletionTimestamp !== undefined,
    body: keep(JSON.stringify({ metadata: stamped, ...rest })),
  };
}

/** A fresh object that the caller may change. */
export function toObject(stored: StoredObject): KubernetesObject {
  const { resource, body } = stored;
  return { kind: resource.kind, apiVersion: apiVersionOf(resource), ...JSON.parse(body.toString()) };
}

const heads = new Map<Resource, Buffer>();

/** What stands before the rest of a body to make it a whole object; the body's own `{` is to be left out. */
export function headOf(resource: Resource): Buffer {
  let head = heads.get(resource);
  if (head === undefined) {
    head = Buffer.from(`{"kind":"${resource.kind}","apiVersion":"${apiVersionOf(resource)}",`);
    heads.set(resource, head);
  }
  return head;
}

/** The whole object as JSON, as GET and watch show it. */
export function toWholeJson(stored: StoredObject): Buffer {
  return Buffer.concat([headOf(stored.resource), stored.body.subarray(1)]);
}
