import type { Clock } from '@kestrel/service';
import { maxBatchBytes } from '../record-batch.ts';

/** Whose an address was. */
export interface Owner {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** Who had an address at a time. Addresses of nodes, and so of pods on their network, are nobody's. */
export interface AddressBook {
  find(ip: string, atMs: number): Owner | undefined;
}

/**
 * What proxies report to some replica, by name: `<namespace>/<name>` of a workload for its own side of calls, and that with
 * `#http-server` and the like for what a provider of its proxies tells on a side.
 */
export interface ReporterBook {
  reports(name: string): boolean;
  /** An entry of that came here. */
  seen(name: string): void;
}

export interface L7MergerOptions {
  readonly clock: Clock;
  readonly addresses: AddressBook;
  readonly reporters: ReporterBook;
  /** Age at which a window closes. Default 30 s. */
  readonly windowMs?: number;
  /** Keys at which a window closes early; about 200 bytes each, held up to five times. Default 65,536. */
  readonly maxKeys?: number;
  /** Bytes a batch may have, unless a single record has more; four times as many where windows fill up. Default 256 KiB. */
  readonly maxBatchBytes?: number;
  /** Bound of names, paths and other texts; above it only what open windows need is kept. Default 16 MiB. */
  readonly maxDictionaryBytes?: number;
  /** Distinct paths kept for a destination; a further one counts as `{other}`. Default 500. */
  readonly maxPaths?: number;
  /** Headers that are passed on, beside them `user-agent` and `referer`. Default none. */
  readonly headers?: readonly string[];
  /** Namespaces whose calls count: where one end is in such a one, or none has a namespace. Default every. */
  readonly isWatched?: (namespace: string) => boolean;
  /** Called when there is a batch to take, once for each window. */
  readonly onDue: () => void;
}

export const l7Defaults = {
  windowMs: 30_000,
  maxKeys: 65_536,
  maxBatchBytes,
  maxDictionaryBytes: 16 * 1024 * 1024,
  maxPaths: 500,
  headers: [] as readonly string[],
  isWatched: () => true,
};
