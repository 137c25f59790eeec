import { type Clock, logFields, type ServiceContext } from '@kestrel/service';
import type { KubeMetrics } from './kube-metrics.ts';
import type { ReflectorHandler } from './reflector-handler.ts';

const logIntervalMs = 10_000;

/** The same handler, whose calls never throw: they are counted, and logged at most every 10 s. */
export function guardHandler(
  handler: ReflectorHandler,
  {
    resource,
    log,
    metrics,
    clock,
  }: {
    readonly resource: string;
    readonly log: ServiceContext['log'];
    readonly metrics: KubeMetrics;
    readonly clock: Clock;
  },
): Required<ReflectorHandler> {
  let quietUntilMs = Number.NEGATIVE_INFINITY;

  const report = (error: unknown): void => {
    metrics.handlerErrors.inc({ resource });
    if (clock.monotonicMs() < quietUntilMs) return;
    quietUntilMs = clock.monotonicMs() + logIntervalMs;
    log.error({ [logFields.error]: error }, 'reflector-handler-failed');
  };
  const guard = <T>(call: () => T): T | undefined => {
    try {
      return call();
    } catch (error) {
      report(error);
      return undefined;
    }
  };
  const room = () => handler.room?.();

  return {
    onList: () => guard(() => handler.onList?.()),
    onObject: (object, unchanged) => guard(() => handler.onObject(object, unchanged)),
    onListed: () => guard(() => handler.onListed()),
    onGone: (key, lastObject) => guard(() => handler.onGone(key, lastObject)),
    onState: (state) => guard(() => handler.onState(state)),
    room: () => guard(room)?.catch(report),
  };
}
