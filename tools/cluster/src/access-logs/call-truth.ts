import type { PodActor } from '../traffic/actor.ts';
import type { Call } from './call.ts';

/** What tells calls apart for the cloud, but their paths. */
export interface CallTruth {
  readonly source: readonly [namespace: string, name: string];
  readonly destination: readonly [namespace: string, name: string];
  readonly protocol: 'http' | 'grpc' | 'tcp';
  /** Empty without HTTP. */
  readonly method: string;
  /** 0 without HTTP. */
  readonly code: number;
  readonly allowed: boolean;
  count: number;
}

/** Counts calls whose deciding entry a sidecar took, so that a test can say what the cloud must have. */
export class CallTruths {
  readonly #truths = new Map<string, CallTruth>();

  /** Those that happened. */
  get all(): CallTruth[] {
    return [...this.#truths.values()].filter(({ count }) => count > 0);
  }

  get total(): number {
    return this.all.reduce((sum, { count }) => sum + count, 0);
  }

  of({ from, to, request, denial }: Call): CallTruth {
    const truth: CallTruth = {
      source: nameOf(from),
      destination: nameOf(to),
      protocol: protocolOf(request),
      method: request?.method ?? '',
      code: request?.code ?? 0,
      allowed: denial === undefined,
      count: 0,
    };
    const key = JSON.stringify(truth);
    const known = this.#truths.get(key);
    if (known !== undefined) return known;
    this.#truths.set(key, truth);
    return truth;
  }
}

function protocolOf(request: Call['request']): CallTruth['protocol'] {
  if (request === undefined) return 'tcp';
  return request.grpcStatus === undefined ? 'http' : 'grpc';
}

function nameOf({ namespace, endpoint }: PodActor): CallTruth['source'] {
  return [namespace, endpoint.workloads?.[0]?.name ?? endpoint.pod_name ?? ''];
}
