import { Gauge, type Registry } from 'prom-client';
import type { Logger } from './log.ts';
import { logFields } from './log-fields.ts';
import { metricName } from './metrics.ts';

/** `unknown` until the first report. */
export type ConditionState = 'unknown' | 'ok' | 'degraded' | 'failed';

const states: readonly ConditionState[] = ['unknown', 'ok', 'degraded', 'failed'];

/**
 * One thing that can be well or unwell. Every change of state or reason is logged once, so a reason holds no counters
 * and no times.
 */
export interface HealthCondition {
  readonly state: ConditionState;
  readonly reason: string;
  ok(detail?: string): void;
  /** Works, with something missing: listed by /readyz, which stays 200. */
  degraded(reason: string): void;
  /** Does not work: /readyz is 503 where the condition blocks readiness. */
  failed(reason: string): void;
}

/** What /readyz says. */
export interface Readiness {
  readonly ready: boolean;
  readonly role?: string;
  readonly conditions: readonly {
    readonly name: string;
    readonly state: ConditionState;
    readonly reason: string;
    readonly blocks_readiness: boolean;
  }[];
}

export interface Health {
  /**
   * Adds a condition, at first `unknown`. With `blocksReadiness` the service is ready only while it is ok or degraded.
   * @throws Error when the name is taken.
   */
  condition(name: string, options?: { readonly blocksReadiness?: boolean }): HealthCondition;
  /** `active` or `standby`, for services of which one works at a time; a standby is ready. */
  setRole(role: string): void;
  readiness(): Readiness;
}

interface Entry {
  readonly name: string;
  readonly blocksReadiness: boolean;
  state: ConditionState;
  reason: string;
}

/** Keeps the conditions of a service, logs their changes and shows them as `…_condition_state`, 1 for the current state. */
export function createHealth({
  service,
  log,
  metrics,
}: {
  readonly service: string;
  readonly log: Logger;
  readonly metrics: Registry;
}): Health {
  const entries = new Map<string, Entry>();
  let role: string | undefined;
  const gauge = new Gauge({
    name: metricName(service, 'condition_state'),
    help: '1 for the state a health condition is in, 0 for the others',
    labelNames: ['condition', 'state'],
    registers: [metrics],
  });

  function show({ name, state }: Entry): void {
    for (const each of states) gauge.set({ condition: name, state: each }, each === state ? 1 : 0);
  }

  function change(entry: Entry, state: ConditionState, reason: string): void {
    if (entry.state === state && entry.reason === reason) return;
    entry.state = state;
    entry.reason = reason;
    show(entry);
    const fields = {
      [logFields.condition]: entry.name,
      [logFields.state]: state,
      [logFields.reason]: reason,
    };
    if (state === 'ok') log.info(fields, 'condition-changed');
    else log.warn(fields, 'condition-changed');
  }

  return {
    condition(name, { blocksReadiness = false } = {}) {
      if (entries.has(name)) throw new Error(`health condition ${name} exists already`);
      const entry: Entry = { name, blocksReadiness, state: 'unknown', reason: '' };
      entries.set(name, entry);
      show(entry);
      return {
        get state() {
          return entry.state;
        },
        get reason() {
          return entry.reason;
        },
        ok: (detail = '') => change(entry, 'ok', detail),
        degraded: (reason) => change(entry, 'degraded', reason),
        failed: (reason) => change(entry, 'failed', reason),
      };
    },
    setRole(next) {
      if (role === next) return;
      role = next;
      log.info({ [logFields.role]: next }, 'role-changed');
    },
    readiness() {
      const conditions = [...entries.values()].map(({ name, state, reason, blocksReadiness }) => ({
        name,
        state,
        reason,
        blocks_readiness: blocksReadiness,
      }));
      const blocked = conditions.some(
        ({ state, blocks_readiness }) => blocks_readiness && (state === 'failed' || state === 'unknown'),
      );
      return { ready: !blocked, ...(role === undefined ? {} : { role }), conditions };
    },
  };
}
