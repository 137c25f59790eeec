import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, gzip } from 'node:zlib';
import { ApiError } from './api-error.ts';

/** The API server compresses what is longer, at the fastest level. */
const minGzipBytes = 128 * 1024;

/** Sends JSON, compressed where the client takes it and it is long; resolves to the bytes of the body as sent. */
export async function respondJson(
  request: IncomingMessage,
  response: ServerResponse,
  code: number,
  json: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const isCompressed = takesGzip && json.length > minGzipBytes;
  const body = isCompressed ? await compress(json) : json;
  response.writeHead(code, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(isCompressed ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {}),
    ...headers,
  });
  response.end(body);
  return body.length;
}

function compress(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gzip(bytes, { level: constants.Z_BEST_SPEED }, (error, compressed) =>
      error ? reject(error) : resolve(compressed),
    );
  });
}

/** Sends an error as a Status; what is no ApiError becomes a 500. Resolves to the code. */
export async function respondError(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<number> {
  const known = error instanceof ApiError ? error : new ApiError(500, 'InternalError', String(error));
  const seconds = known.details?.retryAfterSeconds;
  const headers = seconds === undefined ? undefined : { 'retry-after': String(seconds) };
  await respondJson(request, response, known.code, Buffer.from(JSON.stringify(known.toStatus())), headers);
  return known.code;
}
