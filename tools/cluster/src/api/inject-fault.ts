import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultOptions } from '../simulator/fault-book.ts';
import { type ApiError, apiErrors } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import type { Interruption } from './watch-session.ts';
import type { WatchSessions } from './watch-sessions.ts';

/** Stands in the statistics for an answer that never was. */
export type FaultOutcome = ApiError | 'reset' | 'closed' | 'silent' | 'interrupted' | 'garbage' | 'slow';

export interface FaultTarget {
  readonly request: ApiRequest;
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly user: string;
  readonly watches: WatchSessions;
}

const interruptionOf: Readonly<Partial<Record<FaultOptions['fault'], Interruption>>> = {
  close: 'close',
  silence: 'silence',
  garbage: 'garbage',
  expired: 'expired',
  'error-event': 'error',
};

/**
 * Lets a fault befall a request. Returns the error to be answered, or what was done instead; after `slow` the request
 * is still to be answered.
 */
export async function injectFault(fault: FaultOptions, target: FaultTarget): Promise<FaultOutcome> {
  const { request, incoming, response, user, watches } = target;
  const interruption = request.verb === 'watch' ? interruptionOf[fault.fault] : undefined;
  if (interruption !== undefined) {
    watches.start(request, incoming, response).interrupt(interruption);
    return 'interrupted';
  }
  switch (fault.fault) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return 'reset';
    case 'close':
      response.socket?.destroy();
      return 'closed';
    case 'silence':
      return 'silent';
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
      return 'slow';
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"kind":"');
      return 'garbage';
    case 'expired':
      return apiErrors.revisionExpired();
    case 'forbidden':
      return apiErrors.forbidden(user, request.verb, request.resource, request);
    case 'too-many-requests':
      return apiErrors.tooManyRequests(fault.retryAfterSeconds ?? 1);
    default:
      return apiErrors.internalError('the simulated fault that was asked for');
  }
}
