import { type BusMessage, parseEventSubject } from '@kestrel/bus';
import type { Clock, NamespaceFilter } from '@kestrel/service';
import type { ChangeRule } from './change-rule.ts';
import { type ChangeMessage, ChangeTracker } from './change-tracker.ts';
import type { EventOutbox } from './event-outbox.ts';
import { kubernetesEventRule } from './kubernetes-event-rule.ts';
import { nodeConditionRule } from './node-condition-rule.ts';
import { podStatusRule } from './pod-status-rule.ts';
import { rolloutRule } from './rollout-rule.ts';

export type EventTrackers = ReturnType<typeof createEventTrackers>;

/**
 * A tracker for each kind of event, with the state that the bus remembers. Workloads of different kinds may share a name
 * and so have subjects of their own, as in the inventory.
 */
export function createEventTrackers(options: {
  readonly outbox: EventOutbox;
  readonly clock: Clock;
  readonly isWatched: NamespaceFilter;
}) {
  const { outbox, clock, isWatched } = options;
  const byType = new Map<string, Pick<ChangeTracker<ChangeMessage>, 'recall' | 'close' | 'size'>>();

  function create<Message extends ChangeMessage>(
    rule: ChangeRule<Message>,
    kind = '',
  ): ChangeTracker<Message> {
    const { messageType } = rule;
    const name = messageType.slice('cloud.v1.'.length).toLowerCase();
    const type = kind === '' ? name : `${name}-${kind.toLowerCase()}`;
    const tracker = new ChangeTracker(rule, {
      sink: outbox.sinkFor({ type, messageType }),
      clock,
      isWatched,
    });
    byType.set(type, tracker);
    return tracker;
  }

  return {
    kubernetesEvents: create(kubernetesEventRule),
    pods: create(podStatusRule),
    nodes: create(nodeConditionRule),
    deployments: create(rolloutRule, 'Deployment'),
    statefulSets: create(rolloutRule, 'StatefulSet'),
    daemonSets: create(rolloutRule, 'DaemonSet'),

    /** A message of the events stream, in its order. @throws Error when it is malformed */
    recall(message: BusMessage): void {
      const key = parseEventSubject(message.subject);
      if (key) byType.get(key.type)?.recall(message.payload);
    },
    /** Objects of which something is kept, by type of event. */
    sizes: () => Object.fromEntries([...byType].map(([type, tracker]) => [type, tracker.size])),
    close() {
      for (const tracker of byType.values()) tracker.close();
    },
  };
}
