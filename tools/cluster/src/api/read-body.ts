import type { IncomingMessage } from 'node:http';
import { apiErrors } from './api-error.ts';

/** As large as the API server takes. */
const maxBytes = 3 * 1024 * 1024;

/** The JSON of a request's body; undefined of an empty one. @throws ApiError 400 or 415 */
export async function readJsonBody(
  request: IncomingMessage,
  mediaTypes: readonly string[],
): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBytes) throw apiErrors.badRequest(`the body is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  if (length === 0) return undefined;
  const type = mediaTypeOf(request);
  if (!mediaTypes.includes(type)) throw apiErrors.unsupportedMediaType(type, mediaTypes);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch (error) {
    throw apiErrors.badRequest(`the body is not JSON: ${(error as Error).message}`);
  }
}

/** Without parameters; JSON where the client does not say. */
export function mediaTypeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';
}
