import type { Clock } from '@kestrel/service';
import type { KubeClient } from './kube-client.ts';
import type { KubeResource } from './kube-object.ts';
import type { ObjectMirror } from './object-mirror.ts';
import type { UnreadFields } from './unread-fields.ts';

/** One collection, and where its objects go. */
export interface MirrorSource {
  readonly client: KubeClient;
  readonly resource: KubeResource;
  readonly fieldSelector: string | undefined;
  /** Fields of the objects whose values nobody reads. */
  readonly unread: UnreadFields;
  readonly mirror: ObjectMirror;
  /** Awaited before more is read. @throws the signal's reason when it aborts first */
  readonly room: () => Promise<void> | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}
