import { hash } from 'node:crypto';
import { cloud } from '@kestrel/proto';
import type { ChangeRule } from './change-rule.ts';

type KubernetesEvent = cloud.v1.KubernetesEvent.$Properties;

/** A Warning is sent when it is new and when anything of it changes, in particular its count; nothing else is sent. */
export const kubernetesEventRule: ChangeRule<KubernetesEvent> = {
  messageType: 'cloud.v1.KubernetesEvent',
  codec: cloud.v1.KubernetesEvent,
  deletions: 'none',
  // An Event about a node lies in the namespace `default`.
  namespaceOf: ({ involved_object }) => involved_object?.namespace ?? '',
  complete: (draft) => ({ message: draft }),
  judge: (message) =>
    message.event_type === 'Warning'
      ? { key: contentHash(message), trouble: true }
      : { key: '', trouble: false },
};

/** Of the message without its action, which differs between the first time and later ones. */
function contentHash(message: KubernetesEvent): string {
  const bytes = cloud.v1.KubernetesEvent.encode({ ...message, action: null }).finish();
  return hash('sha1', bytes, 'base64');
}
