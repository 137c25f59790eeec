import { expect, test } from 'vitest';
import { isRetryable, KubeApiError, KubeConnectionError, KubeProtocolError } from './kube-error.ts';
import { toHttpError } from './status-object.ts';

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('an HTTP error carries what the Status object says', () => {
  const status = { kind: 'Status', reason: 'Forbidden', message: 'pods is forbidden', code: 403 };
  expect(toHttpError(403, undefined, bytes(status))).toMatchObject({
    status: 403,
    reason: 'Forbidden',
    message: 'pods is forbidden',
    retryAfterMs: undefined,
  });
});

test.each([
  ['an answer of a proxy', '<html>Bad Gateway</html>', '<html>Bad Gateway</html>'],
  ['nothing', '', 'HTTP 502'],
  ['other JSON', '{"error":"x"}', '{"error":"x"}'],
])('an HTTP error with %s has a message all the same', (_name, body, message) => {
  expect(toHttpError(502, undefined, bytes(body))).toMatchObject({ status: 502, reason: '', message });
});

test.each([
  ['7', 7000],
  ['0', 0],
  ['soon', undefined],
  [undefined, 2000],
])('Retry-After %s means %s ms', (header, retryAfterMs) => {
  const status = { kind: 'Status', details: header === undefined ? { retryAfterSeconds: 2 } : {} };
  expect(toHttpError(429, header, bytes(status)).retryAfterMs).toBe(retryAfterMs);
});

test('what may pass by itself is retryable, what somebody must change is not', () => {
  const api = (status: number) => isRetryable(new KubeApiError({ status, message: '' }));
  expect([408, 429, 500, 502, 503, 504].map(api)).toEqual(Array(6).fill(true));
  expect([400, 401, 403, 404, 405, 409, 410, 422].map(api)).toEqual(Array(8).fill(false));
  expect(isRetryable(new KubeConnectionError('KUBE_TIMEOUT', ''))).toBe(true);
  expect(isRetryable(new KubeProtocolError('KUBE_MALFORMED', ''))).toBe(false);
  expect(isRetryable(new TypeError('a mistake of ours'))).toBe(false);
});
