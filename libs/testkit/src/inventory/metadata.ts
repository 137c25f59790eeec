import type { google } from '@kestrel/proto';
import type { RawObject } from '../api-server/api-client.ts';
import type { Labels } from './label-selector.ts';

/** What an owner of a cluster keeps in it. Nothing is kept by default, but the last-applied annotation always. */
export interface InventoryFilter {
  readonly includesNamespace?: (name: string) => boolean;
  readonly dropsLabel?: (key: string) => boolean;
  readonly dropsAnnotation?: (key: string) => boolean;
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export function labelsOf(object: RawObject, filter: InventoryFilter): Labels {
  return without(object.metadata.labels, (key) => filter.dropsLabel?.(key) ?? false);
}

export function annotationsOf(object: RawObject, filter: InventoryFilter): Labels {
  return without(
    object.metadata.annotations,
    (key) => key === lastApplied || (filter.dropsAnnotation?.(key) ?? false),
  );
}

function without(entries: Labels | undefined, drops: (key: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([key]) => !drops(key)));
}

/** Whole seconds, as the API server keeps them. */
export function createdAt(object: RawObject): google.protobuf.Timestamp.$Properties {
  const text = object.metadata.creationTimestamp;
  if (typeof text !== 'string') throw new Error(`${object.metadata.name} has no creationTimestamp`);
  return { seconds: Date.parse(text) / 1_000, nanos: 0 };
}
