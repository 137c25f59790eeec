import type { Clock, Component, HealthCondition } from '@kestrel/service';

export interface ArrivalWatchOptions {
  /** Entries received since the start. */
  readonly received: () => number;
  readonly condition: HealthCondition;
  readonly missingAfterMs: number;
  readonly clock: Clock;
}

const maxLookMs = 5_000;

/** Says so when access logs were switched on and nothing comes: the mesh fails silently when its provider is wrong. */
export function watchArrivals(options: ArrivalWatchOptions): Component {
  const { received, condition, missingAfterMs, clock } = options;
  let looking: NodeJS.Timeout | undefined;
  let seen = 0;
  let sinceMs = clock.monotonicMs();

  function look(): void {
    const count = received();
    const nowMs = clock.monotonicMs();
    if (count > seen) {
      seen = count;
      sinceMs = nowMs;
      condition.ok('entries arrive');
    } else if (nowMs - sinceMs >= missingAfterMs) {
      condition.degraded(
        seen === 0
          ? 'no access log has arrived: see whether the mesh has an extension provider and a Telemetry resource that name this service'
          : 'no access log arrives any more',
      );
    }
  }

  return {
    name: 'arrival-watch',
    async start() {
      condition.ok('waiting for the first entry');
      sinceMs = clock.monotonicMs();
      looking = setInterval(look, Math.min(maxLookMs, missingAfterMs / 4));
    },
    async stop() {
      clearInterval(looking);
    },
  };
}
