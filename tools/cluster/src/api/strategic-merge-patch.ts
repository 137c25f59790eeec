import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../objects/kubernetes-object.ts';
import { isJsonObject } from './merge-patch.ts';

/** The fields of the built-in kinds whose lists merge by a key (`x-kubernetes-patch-merge-key`). Others replace. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  conditions: ['type'],
  containers: ['name'],
  env: ['name'],
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  initContainers: ['name'],
  ownerReferences: ['uid'],
  ports: ['containerPort', 'port'],
  topologySpreadConstraints: ['topologyKey'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
};

/** Lists of plain values that merge as sets. */
const mergedSets: ReadonlySet<string> = new Set(['finalizers']);

/** Strategic merge patch as kubectl sends it for built-in kinds, with its `$patch`, `$retainKeys` and list directives. */
export function applyStrategicMergePatch(
  target: Json | undefined,
  patch: Json | undefined,
): Json | undefined {
  if (!isJsonObject(patch)) return patch;
  if (patch.$patch === 'replace') return withoutDirectives(patch);
  const merged: JsonObject = isJsonObject(target) ? { ...target } : {};
  if (Array.isArray(patch.$retainKeys)) {
    for (const key of Object.keys(merged)) if (!patch.$retainKeys.includes(key)) delete merged[key];
  }
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) applyDirective(merged, key, value);
    else if (value === null) delete merged[key];
    else merged[key] = mergeField(key, merged[key], value);
  }
  return merged;
}

function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('$')));
}

function applyDirective(merged: JsonObject, directive: string, value: Json | undefined): void {
  const [name = '', field = ''] = directive.split('/');
  const list = merged[field];
  if (name !== '$deleteFromPrimitiveList' || !Array.isArray(list) || !Array.isArray(value)) return;
  merged[field] = list.filter((item) => !value.includes(item));
}

function mergeField(field: string, target: Json | undefined, patch: Json | undefined): Json | undefined {
  if (!Array.isArray(patch)) return applyStrategicMergePatch(target, patch);
  const current: readonly Json[] = Array.isArray(target) ? target : [];
  if (mergedSets.has(field)) return [...new Set([...current, ...patch])];
  const key = keyOfItems(field, [...patch, ...current]);
  return key === undefined ? patch : mergeByKey(key, current, patch);
}

function keyOfItems(field: string, items: readonly Json[]): string | undefined {
  const candidates = mergeKeys[field] ?? [];
  return candidates.find(
    (key) => items.length > 0 && items.every((item) => isJsonObject(item) && key in item),
  );
}

function mergeByKey(key: string, current: readonly Json[], patch: readonly Json[]): Json[] {
  const result = [...current];
  for (const item of patch as readonly JsonObject[]) {
    const index = result.findIndex(
      (other) => isJsonObject(other) && isDeepStrictEqual(other[key], item[key]),
    );
    if (item.$patch === 'delete') result.splice(index, index < 0 ? 0 : 1);
    else if (index < 0) result.push(withoutDirectives(item));
    else result[index] = applyStrategicMergePatch(result[index], item) ?? null;
  }
  return result;
}
