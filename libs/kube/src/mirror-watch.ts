import { audibleLines } from './audible-lines.ts';
import { createTurns } from './event-loop-turns.ts';
import { versionPath } from './kube-object.ts';
import type { MirrorSource } from './mirror-source.ts';
import { unreadWithin } from './unread-fields.ts';
import { parseWatchEvent, type WatchEvent } from './watch-event.ts';

export interface WatchProgress {
  /** The API server has taken up the watch. */
  onOpen(): void;
  /** All that happened up to this version was handed over. */
  onVersion(resourceVersion: string, type: WatchEvent['type']): void;
}

/** The API server answers the head of a watch at once, unless it is overloaded: then it queues for up to 15 s. */
const headTimeoutMs = 20_000;

/**
 * Hands over what changes after a version, until the API server ends the watch.
 * @throws what KubeClient.watch, its lines and `parseWatchEvent` throw; KubeConnectionError KUBE_SILENT
 */
export async function mirrorWatch(
  source: MirrorSource,
  from: { readonly version: string; readonly resourceVersion: string },
  progress: WatchProgress,
): Promise<void> {
  const { client, fieldSelector, mirror, room, clock, signal } = source;
  const unread = unreadWithin('object', source.unread);
  const resource = { ...source.resource, version: from.version };
  const query = new URLSearchParams({
    watch: '1',
    allowWatchBookmarks: 'true',
    resourceVersion: from.resourceVersion,
    timeoutSeconds: String(randomTimeoutSeconds()),
  });
  if (fieldSelector) query.set('fieldSelector', fieldSelector);
  const path = `${versionPath(resource.group, from.version)}/${resource.plural}?${query}`;
  const timeoutMs = Math.min(headTimeoutMs, client.config.requestTimeoutMs);
  const watch = await client.watch(path, { signal, timeoutMs });
  progress.onOpen();
  const turns = createTurns();
  for await (const line of audibleLines(watch, clock)) {
    const event = parseWatchEvent(line, resource, unread);
    if (event.type === 'BOOKMARK') {
      progress.onVersion(event.resourceVersion, event.type);
    } else {
      mirror.apply(event);
      progress.onVersion(event.object.metadata.resourceVersion, event.type);
    }
    await (turns.next() ?? room());
    signal.throwIfAborted();
  }
}

/** At random, so that the watches of many kinds and processes do not end together. */
function randomTimeoutSeconds(): number {
  return 240 + Math.floor(Math.random() * 241);
}
