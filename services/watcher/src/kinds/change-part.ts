import type { ChangeMessage, ChangeTracker } from '../events/change-tracker.ts';
import type { RawObject } from '../mapping/raw-object.ts';
import type { KindPart } from './kind-part.ts';

/** Looks at every object for changes worth an event. */
export function createChangePart<Message extends ChangeMessage>(
  tracker: ChangeTracker<Message>,
  /** @throws MappingError */
  map: (object: RawObject) => Message,
  sinceMs: (object: RawObject) => number | undefined = () => undefined,
): KindPart {
  return {
    apply(object, identity) {
      tracker.observe(identity, map(object), sinceMs(object));
    },
    gone: (identity) => tracker.gone(identity),
    listed: () => tracker.listed(),
  };
}
