import { afterBlanks } from './json-bounds.ts';
import { KubeProtocolError } from './kube-error.ts';
import type { KubeObject, KubeResource } from './kube-object.ts';
import { toEventError } from './status-object.ts';
import { scanValue, takeText, toUnreadFields, type UnreadFields } from './unread-fields.ts';

export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: KubeObject }
  /** Nothing happened up to this version. */
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string };

const nothing = toUnreadFields([]);

/**
 * Reads one line of a watch. `unread`: fields of the line whose values come as null.
 * @throws KubeApiError for an ERROR event, KubeProtocolError for what is no event
 */
export function parseWatchEvent(line: Buffer, resource: KubeResource, unread = nothing): WatchEvent {
  const { type, object } = parseEnvelope(line, unread);
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      return { type, object: toKubeObject(object, resource) };
    case 'BOOKMARK':
      return { type, resourceVersion: resourceVersionOf(object) };
    case 'ERROR':
      throw toEventError(object);
    default:
      throw new KubeProtocolError('KUBE_MALFORMED', `event of unknown type ${JSON.stringify(type)}`);
  }
}

/** Checks what this library relies on and fills in what a list leaves out. */
export function toKubeObject(value: unknown, { group, version, kind }: KubeResource): KubeObject {
  const object = value as { apiVersion?: string; kind?: string; metadata?: Record<string, unknown> } | null;
  const { name, uid, resourceVersion } = object?.metadata ?? {};
  if (!object || !isText(name) || !isText(uid) || !isText(resourceVersion)) {
    throw new KubeProtocolError('KUBE_MALFORMED', `an object of kind ${kind} without name, uid or version`);
  }
  object.kind ??= kind;
  object.apiVersion ??= group === '' ? `${version}` : `${group}/${version}`;
  return object as KubeObject;
}

function parseEnvelope(
  line: Buffer,
  unread: UnreadFields,
): { readonly type?: unknown; readonly object?: unknown } {
  const whole = scanValue(line, afterBlanks(line, 0), unread);
  try {
    return JSON.parse(takeText(line, { ...whole, end: line.length })) ?? {};
  } catch (error) {
    throw new KubeProtocolError('KUBE_MALFORMED', 'a line of a watch is not JSON', error);
  }
}

function resourceVersionOf(object: unknown): string {
  const version = (object as { metadata?: { resourceVersion?: unknown } } | null)?.metadata?.resourceVersion;
  if (isText(version)) return version;
  throw new KubeProtocolError('KUBE_MALFORMED', 'a bookmark without a version');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
