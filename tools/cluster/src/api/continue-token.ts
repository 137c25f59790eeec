import { apiErrors } from './api-error.ts';

/** Where a list in pages goes on. */
export interface ContinueToken {
  /** The revision that the first page showed; -1 for "whatever is there now". */
  readonly revision: number;
  /** The last key of the page before. */
  readonly after: string;
}

/** The shape of the API server's own tokens: base64url of a JSON with version, revision and start key. */
export function encodeContinueToken({ revision, after }: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: `${after}\u0000` })).toString(
    'base64url',
  );
}

/** @throws ApiError 400 for a token that this server did not make */
export function decodeContinueToken(text: string): ContinueToken {
  try {
    const { v, rv, start } = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (
      v === 'meta.k8s.io/v1' &&
      Number.isInteger(rv) &&
      typeof start === 'string' &&
      start.endsWith('\u0000')
    ) {
      return { revision: rv, after: start.slice(0, -1) };
    }
  } catch {
    // Whatever is wrong with it, the answer is the same.
  }
  throw apiErrors.badRequest('continue key is not valid: the token was not made by this server');
}
