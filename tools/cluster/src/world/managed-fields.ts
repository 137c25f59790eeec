import type { JsonObject, KubernetesObject, ManagedFieldsEntry } from '../objects/kubernetes-object.ts';

type FieldManager = { readonly manager: string; readonly time: string; readonly subresource?: 'status' };

/** By what the items of a list are told apart in field paths. */
const itemKeys = ['name', 'mountPath', 'containerPort', 'type', 'uid', 'ip'] as const;

/** What the server fills in; nobody manages it. */
const unmanagedMeta: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'generation',
  'managedFields',
]);

/** Enters who set what, as the API server does: one manager for the status, one for everything else. */
export function withManagedFields<T extends KubernetesObject>(
  object: T,
  owner: FieldManager,
  status?: FieldManager,
): T {
  const { apiVersion, kind: _kind, metadata, status: statusFields, ...content } = object;
  const managedMeta = Object.fromEntries(Object.entries(metadata).filter(([key]) => !unmanagedMeta.has(key)));
  const entries = [toEntry(apiVersion, owner, { metadata: managedMeta, ...content })];
  if (status !== undefined && statusFields !== undefined) {
    entries.push(toEntry(apiVersion, { ...status, subresource: 'status' }, { status: statusFields }));
  }
  object.metadata.managedFields = entries;
  return object;
}

function toEntry(
  apiVersion: string,
  { manager, time, subresource }: FieldManager,
  fields: object,
): ManagedFieldsEntry {
  return {
    manager,
    operation: 'Update',
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsOf(fields, subresource === undefined ? depth.main : depth.status),
    ...(subresource === undefined ? {} : { subresource }),
  };
}

/** Deeper paths are left out, so that the entries are about as long as those of real objects. */
const depth = { main: 4, status: 3 } as const;

function fieldsOf(value: object, depthLeft: number): JsonObject {
  const fields: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    if (child !== undefined) fields[`f:${key}`] = fieldsOfChild(child, depthLeft - 1);
  }
  return fields;
}

function fieldsOfChild(value: unknown, depthLeft: number): JsonObject {
  if (depthLeft === 0) return {};
  if (Array.isArray(value)) return fieldsOfItems(value, depthLeft);
  return typeof value === 'object' && value !== null ? { '.': {}, ...fieldsOf(value, depthLeft) } : {};
}

function fieldsOfItems(items: readonly unknown[], depthLeft: number): JsonObject {
  const fields: JsonObject = { '.': {} };
  for (const item of items) {
    const key = itemKeys.find((each) => typeof item === 'object' && item !== null && each in item);
    if (key === undefined) return {};
    const record = item as Record<string, unknown>;
    fields[`k:${JSON.stringify({ [key]: record[key] })}`] = fieldsOfChild(item, depthLeft - 1);
  }
  return fields;
}
