import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@kestrel/service';
import { type KubernetesObject, toTimestamp } from '../objects/kubernetes-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type Resource, resources } from '../objects/resource.ts';
import { type StoredObject, toObject } from '../objects/stored-object.ts';
import { apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';

type DeleteOptions = {
  gracePeriodSeconds?: number;
  preconditions?: { uid?: string; resourceVersion?: string };
};

const dnsName = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * The rules by which clients create, change and delete objects. Each method returns what it left behind, or what it
 * would have with `dryRun=All`.
 */
export class ObjectWriter {
  readonly #store: ObjectStore;
  readonly #clock: Clock;

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws ApiError 403, 404, 409 or 422 */
  create(request: ApiRequest, body: KubernetesObject): KubernetesObject {
    const { resource, namespace } = request;
    const { name: given = '', generateName } = body.metadata;
    const name = given === '' && generateName ? `${generateName}${randomUUID().slice(-5)}` : given;
    if (!dnsName.test(name))
      throw apiErrors.invalid(resource, name, 'metadata.name', `Invalid value: "${name}"`);
    this.#requireNamespace(resource, namespace, name);
    if (this.#store.get(resource, namespace, name)) throw apiErrors.alreadyExists(resource, name);
    const { resourceVersion: _set, ...metadata } = body.metadata;
    const object: KubernetesObject = {
      ...body,
      metadata: {
        ...metadata,
        name,
        ...(resource.namespaced ? { namespace } : {}),
        uid: randomUUID(),
        creationTimestamp: toTimestamp(this.#clock.wallMs()),
        ...('spec' in body ? { generation: 1 } : {}),
      },
      ...firstStatus(resource),
    };
    return this.#commit(request, object);
  }

  /** Replaces an object, or with the subresource its status only. @throws ApiError 404 or 409 */
  update(request: ApiRequest, body: KubernetesObject): KubernetesObject {
    const { resource, name, subresource } = request;
    const current = this.find(request);
    const before = toObject(current);
    const expected = body.metadata.resourceVersion;
    if (expected !== undefined && expected !== '' && expected !== before.metadata.resourceVersion) {
      throw apiErrors.conflict(resource, name, changedMeanwhile);
    }
    const { uid } = body.metadata;
    if (uid !== undefined && uid !== before.metadata.uid) {
      throw apiErrors.conflict(resource, name, otherUid(uid, before.metadata.uid));
    }
    const object =
      subresource === 'status' ? { ...before, status: body.status } : keepServersPart(resource, before, body);
    if (isDeepStrictEqual(object, before)) return before;
    const stored = this.#commit(request, object);
    const isLastFinalizerGone = current.isTerminating && (object.metadata.finalizers ?? []).length === 0;
    if (isLastFinalizerGone && !isDryRun(request)) this.#removeIfDue(request);
    return stored;
  }

  /** Marks what ends gracefully, removes the rest. @throws ApiError 404 or 409 */
  delete(request: ApiRequest, options: DeleteOptions): KubernetesObject {
    const current = this.find(request);
    const object = toObject(current);
    checkPreconditions(request, object, options.preconditions);
    const asked = request.query.get('gracePeriodSeconds');
    const graceSeconds = asked === null ? options.gracePeriodSeconds : Number(asked);
    if (!endsGracefully(object, graceSeconds)) {
      if (!isDryRun(request)) this.#store.remove(current);
      return object;
    }
    if (current.isTerminating) return object;
    const seconds = graceSeconds ?? (object.kind === 'Pod' ? 30 : 0);
    object.metadata.deletionTimestamp = toTimestamp(this.#clock.wallMs() + seconds * 1000);
    object.metadata.deletionGracePeriodSeconds = seconds;
    if (object.kind === 'Namespace') object.status = { phase: 'Terminating' };
    return this.#commit(request, object);
  }

  /** @throws ApiError 404 */
  find({ resource, namespace, name }: ApiRequest): StoredObject {
    const current = this.#store.get(resource, namespace, name);
    if (current === undefined) throw apiErrors.notFound(resource, name);
    return current;
  }

  #commit(request: ApiRequest, object: KubernetesObject): KubernetesObject {
    return isDryRun(request) ? object : toObject(this.#store.put(object));
  }

  #removeIfDue(request: ApiRequest): void {
    if (request.resource === resources.pods || request.resource === resources.namespaces) return;
    this.#store.remove(this.find(request));
  }

  #requireNamespace(resource: Resource, namespace: string, name: string): void {
    if (!resource.namespaced) return;
    const found = this.#store.get(resources.namespaces, '', namespace);
    if (found === undefined) throw apiErrors.notFound(resources.namespaces, namespace);
    if (found.isTerminating) throw apiErrors.namespaceTerminating(resource, name, namespace);
  }
}

const changedMeanwhile =
  'the object has been modified; please apply your changes to the latest version and try again';

function checkPreconditions(
  { resource, name }: ApiRequest,
  { metadata }: KubernetesObject,
  { uid, resourceVersion }: DeleteOptions['preconditions'] = {},
): void {
  if (uid !== undefined && uid !== metadata.uid)
    throw apiErrors.conflict(resource, name, otherUid(uid, metadata.uid));
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    throw apiErrors.conflict(resource, name, changedMeanwhile);
  }
}

function otherUid(asked: string, actual: string): string {
  return `Precondition failed: UID in precondition: ${asked}, UID in object meta: ${actual}`;
}

function endsGracefully({ kind, metadata }: KubernetesObject, graceSeconds: number | undefined): boolean {
  if (kind === 'Namespace' || (metadata.finalizers ?? []).length > 0) return true;
  return kind === 'Pod' && graceSeconds !== 0;
}

function isDryRun({ query }: ApiRequest): boolean {
  return query.get('dryRun') === 'All';
}

/** A client cannot set the status of a new object, except of nodes, which register with theirs. */
function firstStatus(resource: Resource): { status?: unknown } {
  if (!resource.hasStatus || resource.isCustom || resource === resources.nodes) return {};
  if (resource === resources.namespaces) return { status: { phase: 'Active' } };
  if (resource === resources.pods) return { status: { phase: 'Pending', qosClass: 'BestEffort' } };
  return { status: resource === resources.services ? { loadBalancer: {} } : {} };
}

/** What a client sends cannot change identity and status; a changed spec is a new generation. */
function keepServersPart(
  resource: Resource,
  before: KubernetesObject,
  body: KubernetesObject,
): KubernetesObject {
  const {
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    resourceVersion,
    managedFields,
  } = before.metadata;
  const isNewSpec = generation !== undefined && !isDeepStrictEqual(body.spec, before.spec);
  return {
    ...body,
    metadata: {
      ...body.metadata,
      uid,
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
      creationTimestamp,
      ...(generation === undefined ? {} : { generation: isNewSpec ? generation + 1 : generation }),
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
      ...(deletionGracePeriodSeconds === undefined ? {} : { deletionGracePeriodSeconds }),
      ...(managedFields === undefined ? {} : { managedFields }),
    },
    ...(resource.hasStatus ? { status: before.status } : {}),
  };
}
