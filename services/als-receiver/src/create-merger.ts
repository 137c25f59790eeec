import { L7Merger } from '@kestrel/flows';
import { createNamespaceFilter } from '@kestrel/service';
import type { MergerParts } from './app.ts';
import type { AccessLogMerger } from './merging.ts';

/** The merger of libs/flows with this service's settings. */
export function createMerger({ config, ...parts }: MergerParts): AccessLogMerger {
  const { windowMs, maxKeys, headers, namespaces } = config;
  return new L7Merger({ ...parts, windowMs, maxKeys, headers, isWatched: createNamespaceFilter(namespaces) });
}
