/** The API server answered with a status other than 2xx, or sent one in a watch. */
export class KubeApiError extends Error {
  readonly code = 'KUBE_API';
  /** HTTP status, or `code` of the Status object in a watch. */
  readonly status: number;
  /** Machine-readable, from the Status object: `NotFound`, `Expired`; '' where there was none. */
  readonly reason: string;
  /** How long the API server wants to be left alone. */
  readonly retryAfterMs: number | undefined;
  /** It came as an ERROR event of a watch, not as an HTTP answer. */
  readonly isEvent: boolean;

  constructor(options: {
    readonly status: number;
    readonly reason?: string;
    readonly message: string;
    readonly retryAfterMs?: number | undefined;
    readonly isEvent?: boolean;
  }) {
    super(options.message);
    this.name = 'KubeApiError';
    this.status = options.status;
    this.reason = options.reason ?? '';
    this.retryAfterMs = options.retryAfterMs;
    this.isEvent = options.isEvent ?? false;
  }
}

export type KubeConnectionErrorCode =
  | 'KUBE_CREDENTIALS'
  | 'KUBE_UNREACHABLE'
  | 'KUBE_INTERRUPTED'
  | 'KUBE_TIMEOUT'
  | 'KUBE_SILENT';

/**
 * No whole answer came.
 * - `KUBE_CREDENTIALS`: a token, certificate or plugin could not be read or run, so nothing was asked;
 * - `KUBE_UNREACHABLE`: no connection, so the API server has seen nothing of the request;
 * - `KUBE_INTERRUPTED`: the connection broke;
 * - `KUBE_TIMEOUT`: it took longer than allowed;
 * - `KUBE_SILENT`: a watch brought nothing, not even a bookmark, for longer than a living one would.
 */
export class KubeConnectionError extends Error {
  readonly code: KubeConnectionErrorCode;

  constructor(code: KubeConnectionErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'KubeConnectionError';
    this.code = code;
  }
}

/** What came is not what the API promises: broken JSON, an event or object without its fields, a body beyond all bounds. */
export class KubeProtocolError extends Error {
  readonly code: 'KUBE_MALFORMED' | 'KUBE_TOO_LARGE';

  constructor(code: KubeProtocolError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'KubeProtocolError';
    this.code = code;
  }
}

const retryableStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same request may succeed when it is made again later, with nothing changed by anybody. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof KubeApiError) return retryableStatuses.has(error.status);
  return error instanceof KubeConnectionError;
}

/** Anything that is not an error of ours yet came from the connection. */
export function toKubeError(error: unknown): KubeApiError | KubeConnectionError | KubeProtocolError {
  const isOurs =
    error instanceof KubeApiError ||
    error instanceof KubeConnectionError ||
    error instanceof KubeProtocolError;
  return isOurs ? error : new KubeConnectionError('KUBE_INTERRUPTED', (error as Error).message, error);
}
