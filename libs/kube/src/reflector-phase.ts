import { type Clock, logFields, type ServiceContext } from '@kestrel/service';
import { type KubeMetrics, showPhase } from './kube-metrics.ts';
import type { ReflectorHandler, ReflectorState } from './reflector-handler.ts';

export interface PhaseTracker {
  readonly state: ReflectorState;
  /** Reports a change of phase or reason to handler, log and metrics; nothing when both are as before. */
  enter(
    next: Pick<ReflectorState, 'phase' | 'verb'> & Partial<Pick<ReflectorState, 'reason' | 'status'>>,
  ): void;
}

export function createPhaseTracker({
  resource,
  handler,
  log,
  metrics,
  clock,
}: {
  readonly resource: string;
  readonly handler: Pick<ReflectorHandler, 'onState'>;
  readonly log: ServiceContext['log'];
  readonly metrics: KubeMetrics;
  readonly clock: Clock;
}): PhaseTracker {
  let isReported = false;
  let state: ReflectorState = {
    phase: 'listing',
    reason: '',
    sinceMs: clock.monotonicMs(),
    verb: 'list',
    resource,
  };

  return {
    get state() {
      return state;
    },
    enter({ phase, verb, reason = '', status }) {
      const isSamePhase = phase === state.phase;
      if (isReported && isSamePhase && reason === state.reason) return;
      isReported = true;
      const sinceMs = isSamePhase ? state.sinceMs : clock.monotonicMs();
      state = { phase, reason, sinceMs, verb, resource, ...(status === undefined ? {} : { status }) };
      showPhase(metrics, resource, phase);
      const level = phase === 'refused' || phase === 'failing' ? 'warn' : 'info';
      const fields = { [logFields.state]: phase, [logFields.verb]: verb, [logFields.reason]: reason };
      log[level](fields, 'reflector-phase-changed');
      handler.onState(state);
    },
  };
}
