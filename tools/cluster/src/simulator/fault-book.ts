import type { Clock } from '@kestrel/service';
import type { ApiRequest, Verb } from '../api/api-request.ts';

/**
 * What can befall a request. `close` ends the answer (or the connection) at once, `silence` never answers, `expired` is
 * 410, `error-event` ends a watch with an ERROR event, `garbage` is JSON that cannot be parsed, `slow` only delays.
 */
export const faults = [
  'reset',
  'close',
  'silence',
  'slow',
  'garbage',
  'expired',
  'error-event',
  'forbidden',
  'too-many-requests',
  'internal-error',
] as const;

export type Fault = (typeof faults)[number];

export interface FaultOptions {
  readonly fault: Fault;
  /** Empty: all. */
  readonly resources?: readonly string[];
  /** Empty: all. */
  readonly verbs?: readonly Verb[];
  /** How many requests it befalls. Default: every one. */
  readonly count?: number;
  /** Share of matching requests, 0 to 1. Default 1. */
  readonly probability?: number;
  /** How long it lasts. Default: until it is removed. */
  readonly durationMs?: number;
  /** Of `slow`. Default 1,000. */
  readonly delayMs?: number;
  /** Of `too-many-requests`. Default 1. */
  readonly retryAfterSeconds?: number;
}

export interface FaultRule extends FaultOptions {
  readonly id: number;
  /** Requests that it has befallen. */
  readonly befallen: number;
}

type OpenRule = FaultOptions & { readonly id: number; readonly untilMs: number; befallen: number };

/** The faults in force. The oldest rule that matches a request decides. */
export class FaultBook {
  readonly #clock: Clock;
  readonly #random: () => number;
  #rules: OpenRule[] = [];
  #lastId = 0;

  constructor(clock: Clock, random: () => number = Math.random) {
    this.#clock = clock;
    this.#random = random;
  }

  add(options: FaultOptions): FaultRule {
    this.#lastId += 1;
    const untilMs = this.#clock.monotonicMs() + (options.durationMs ?? Number.POSITIVE_INFINITY);
    const rule = { ...options, id: this.#lastId, untilMs, befallen: 0 };
    this.#rules.push(rule);
    return publicPart(rule);
  }

  /** Whether there was such a rule. */
  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
  }

  list(): FaultRule[] {
    this.#dropSpent();
    return this.#rules.map(publicPart);
  }

  /** The fault that befalls this request, if any; counts as one of its `count`. */
  match(request: ApiRequest): FaultOptions | undefined {
    this.#dropSpent();
    const rule = this.#rules.find(
      (each) => concerns(each, request) && this.#random() < (each.probability ?? 1),
    );
    if (rule) rule.befallen += 1;
    return rule;
  }

  #dropSpent(): void {
    const now = this.#clock.monotonicMs();
    this.#rules = this.#rules.filter(
      (rule) => rule.untilMs > now && rule.befallen < (rule.count ?? Number.POSITIVE_INFINITY),
    );
  }
}

function concerns(
  { fault, resources = [], verbs = [] }: FaultOptions,
  { resource, verb }: ApiRequest,
): boolean {
  if (fault === 'error-event' && verb !== 'watch') return false;
  return (
    (resources.length === 0 || resources.includes(resource.plural)) &&
    (verbs.length === 0 || verbs.includes(verb))
  );
}

function publicPart({ untilMs: _untilMs, ...rule }: OpenRule): FaultRule {
  return rule;
}
