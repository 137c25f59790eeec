import { compareKeys, firstAtOrAfter } from '../objects/key-order.ts';
import type { JsonObject } from '../objects/kubernetes-object.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { apiVersionOf, type Resource } from '../objects/resource.ts';
import { headOf, type StoredObject } from '../objects/stored-object.ts';
import { apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { decodeContinueToken, encodeContinueToken } from './continue-token.ts';
import type { ListSnapshot, ListSnapshots } from './list-snapshots.ts';
import { parseSelector } from './selector.ts';

/** One page of a list. */
export interface ListPage {
  readonly resource: Resource;
  readonly revision: number;
  readonly items: readonly StoredObject[];
  /** Undefined on the last page. */
  readonly continueToken: string | undefined;
  /** Undefined on the last page, and where a selector makes it unknown. */
  readonly remaining: number | undefined;
}

/**
 * Answers a list as the API server does, including that `limit` is ignored with `resourceVersion=0`.
 * @throws ApiError 400, 410 or 504
 */
export function readListPage(store: ObjectStore, snapshots: ListSnapshots, request: ApiRequest): ListPage {
  const { resource, query } = request;
  const matches = parseSelector(request);
  const limit = parseLimit(query);
  const { snapshot, start } = findStart(store, snapshots, resource, query, limit);
  const items: StoredObject[] = [];
  let index = start;
  for (; index < snapshot.objects.length && items.length < limit; index += 1) {
    const object = snapshot.objects[index];
    if (object !== undefined && matches(object)) items.push(object);
  }
  const last = items.at(-1);
  const isWhole = last === undefined || !hasMatchFrom(snapshot, index, matches);
  const isFiltered = request.namespace !== '' || query.has('labelSelector') || query.has('fieldSelector');
  return {
    resource,
    revision: snapshot.revision,
    items,
    continueToken: isWhole
      ? undefined
      : encodeContinueToken({ revision: snapshot.revision, after: last.key }),
    remaining: isWhole || isFiltered ? undefined : snapshot.objects.length - index,
  };
}

function hasMatchFrom(
  snapshot: ListSnapshot,
  start: number,
  matches: (object: StoredObject) => boolean,
): boolean {
  for (let index = start; index < snapshot.objects.length; index += 1) {
    if (matches(snapshot.objects[index] as StoredObject)) return true;
  }
  return false;
}

function parseLimit(query: URLSearchParams): number {
  const limit = parseNumber(query, 'limit');
  const isServedFromCache = query.get('resourceVersion') === '0' && !query.has('continue');
  return limit === undefined || limit === 0 || isServedFromCache ? Number.POSITIVE_INFINITY : limit;
}

function parseNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) throw apiErrors.badRequest(`invalid value for ${name}: ${JSON.stringify(text)}`);
  return Number(text);
}

function findStart(
  store: ObjectStore,
  snapshots: ListSnapshots,
  resource: Resource,
  query: URLSearchParams,
  limit: number,
): { snapshot: ListSnapshot; start: number } {
  const token = query.get('continue');
  if (token) return findContinuation(snapshots, resource, token);
  const asked = parseNumber(query, 'resourceVersion') ?? 0;
  if (asked > store.revision) throw apiErrors.tooLargeRevision(asked, store.revision);
  const snapshot =
    query.get('resourceVersionMatch') === 'Exact'
      ? findExact(store, snapshots, resource, asked)
      : snapshots.take(resource, Number.isFinite(limit));
  return { snapshot, start: 0 };
}

function findExact(
  store: ObjectStore,
  snapshots: ListSnapshots,
  resource: Resource,
  revision: number,
): ListSnapshot {
  const snapshot =
    revision === store.revision ? snapshots.take(resource, true) : snapshots.find(resource, revision);
  if (snapshot === undefined) throw apiErrors.revisionExpired();
  return snapshot;
}

function findContinuation(
  snapshots: ListSnapshots,
  resource: Resource,
  text: string,
): { snapshot: ListSnapshot; start: number } {
  const { revision, after } = decodeContinueToken(text);
  const snapshot = revision < 0 ? snapshots.take(resource, true) : snapshots.find(resource, revision);
  if (snapshot === undefined) throw apiErrors.listExpired(encodeContinueToken({ revision: -1, after }));
  const next = firstAtOrAfter(snapshot.objects, (object) => compareKeys(object.key, after));
  return { snapshot, start: snapshot.objects[next]?.key === after ? next + 1 : next };
}

const comma = Buffer.from(',');
const end = Buffer.from(']}\n');

export function listMetadata({ revision, continueToken, remaining }: ListPage): JsonObject {
  return {
    resourceVersion: String(revision),
    ...(continueToken === undefined ? {} : { continue: continueToken }),
    ...(remaining === undefined ? {} : { remainingItemCount: remaining }),
  };
}

/** The page as JSON. Items of built-in kinds stand without kind and apiVersion, as in the API server's lists. */
export function encodeListPage(page: ListPage): Buffer {
  const { resource, items } = page;
  const head = {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: listMetadata(page),
  };
  const start = JSON.stringify(head);
  const parts: Buffer[] = [Buffer.from(`${start.slice(0, -1)},"items":[`)];
  for (const [index, { body }] of items.entries()) {
    if (index > 0) parts.push(comma);
    if (resource.isCustom) parts.push(headOf(resource), body.subarray(1));
    else parts.push(body);
  }
  parts.push(end);
  return Buffer.concat(parts);
}
