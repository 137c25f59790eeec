import type { Connection } from '@kestrel/grpc';
import type { CloudLane } from './cloud-lane.ts';

/** Settles when nothing on these streams is unproven any more, or nothing more can be proven. */
export function whenProven(lanes: readonly CloudLane[], connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      // A connection that is left takes no barrier; only an acknowledgement can still prove something there.
      const canAsk = connection.state === 'open';
      if (!lanes.some((lane) => lane.isUnproven && (canAsk || lane.acknowledging))) resolve();
    };
    for (const lane of lanes) {
      lane.onProven(look);
      lane.onEnd(look);
    }
    connection.onLeaving(look);
    look();
  });
}
