import { type Clock, type Logger, logFields } from '@kestrel/service';

/** Logs what peers do wrong, each kind once in a minute with how often since the line before. */
export interface FaultLog {
  report(event: string, reason: string): void;
}

const everyMs = 60_000;

export function createFaultLog(log: Logger, clock: Clock): FaultLog {
  const kinds = new Map<string, { count: number; quietUntilMs: number }>();
  return {
    report(event, reason) {
      const kind = kinds.get(`${event} ${reason}`) ?? { count: 0, quietUntilMs: Number.NEGATIVE_INFINITY };
      kinds.set(`${event} ${reason}`, kind);
      kind.count += 1;
      const nowMs = clock.monotonicMs();
      if (nowMs < kind.quietUntilMs) return;
      log.warn({ [logFields.reason]: reason, [logFields.count]: kind.count }, event);
      kind.count = 0;
      kind.quietUntilMs = nowMs + everyMs;
    },
  };
}
