import { KubeApiError } from './kube-error.ts';

/** Fields of a `v1.Status`, which the API server sends in place of what was asked for. */
interface StatusObject {
  readonly kind?: unknown;
  readonly code?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly details?: { readonly retryAfterSeconds?: unknown };
}

/** The error of an HTTP answer; its body may be a Status or, from a proxy in between, anything. */
export function toHttpError(status: number, retryAfter: string | undefined, body: Buffer): KubeApiError {
  const object = parseStatus(body);
  const message = object ? textOf(object.message) : body.toString('utf8', 0, 200).trim();
  return new KubeApiError({
    status,
    reason: textOf(object?.reason),
    message: message || `HTTP ${status}`,
    retryAfterMs: secondsToMs(retryAfter) ?? secondsToMs(object?.details?.retryAfterSeconds),
  });
}

/** The error in an ERROR event of a watch. */
export function toEventError(object: unknown): KubeApiError {
  const status = (object ?? {}) as StatusObject;
  return new KubeApiError({
    status: typeof status.code === 'number' ? status.code : 500,
    reason: textOf(status.reason),
    message: textOf(status.message) || 'error event without a message',
    retryAfterMs: secondsToMs(status.details?.retryAfterSeconds),
    isEvent: true,
  });
}

function parseStatus(body: Buffer): StatusObject | undefined {
  try {
    const object: StatusObject | null = JSON.parse(body.toString('utf8'));
    return object?.kind === 'Status' ? object : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Kubernetes writes Retry-After as whole seconds, never as a date. */
function secondsToMs(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
