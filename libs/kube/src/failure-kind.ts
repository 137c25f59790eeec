import { isRetryable, KubeApiError, KubeProtocolError } from './kube-error.ts';

/**
 * What a reflector does about an error:
 * - `expired`: what we know is too old to go on from: list;
 * - `broken`: what came cannot be trusted: list;
 * - `refused`: somebody has to grant something: ask again, slowly;
 * - `missing`: ask discovery whether the kind is absent;
 * - `passing`: try again soon;
 * - `lasting`: try again, slowly.
 */
export type FailureKind = 'expired' | 'broken' | 'refused' | 'missing' | 'passing' | 'lasting';

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'refused',
  403: 'refused',
  404: 'missing',
  410: 'expired',
};

export function failureKind(error: unknown): FailureKind {
  if (error instanceof KubeProtocolError) return 'broken';
  if (error instanceof KubeApiError)
    return kinds[error.status] ?? (isRetryable(error) ? 'passing' : 'lasting');
  return isRetryable(error) ? 'passing' : 'lasting';
}
