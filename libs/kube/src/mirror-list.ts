import { createTurns } from './event-loop-turns.ts';
import { versionPath } from './kube-object.ts';
import { listPages } from './list-pages.ts';
import type { MirrorSource } from './mirror-source.ts';
import { toKubeObject } from './watch-event.ts';

/**
 * Hands over every object of a collection, then what is gone, and returns the version to watch from. What a list that
 * breaks off has handed over stays handed over, and nothing is gone because of it.
 * @throws what `listPages` throws
 */
export async function mirrorList(
  source: MirrorSource,
  version: string,
  onFirstPage: () => void,
): Promise<string> {
  const { client, fieldSelector, unread, mirror, room, signal } = source;
  const resource = { ...source.resource, version };
  const path = `${versionPath(resource.group, version)}/${resource.plural}`;
  const turns = createTurns();
  let resourceVersion = '';
  for await (const page of listPages({ client, path, fieldSelector, unread, signal, room })) {
    if (resourceVersion === '') {
      resourceVersion = page.resourceVersion;
      onFirstPage();
      mirror.beginList();
    }
    for (const item of page.items) {
      mirror.put(toKubeObject(item, resource));
      const pause = turns.next() ?? room();
      if (pause !== undefined) await pause;
      signal.throwIfAborted();
    }
  }
  mirror.completeList();
  return resourceVersion;
}
