/** A token as the operator can see it: it has no key to verify the signature with. */
export interface AccessToken {
  readonly text: string;
  readonly tenant: string;
  /** Milliseconds since the epoch, by the issuer's clock. */
  readonly issuedAtMs: number | undefined;
  readonly expiresAtMs: number | undefined;
}

/** Why a text cannot be used as the token. The message names no part of it. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: 'TOKEN_MISSING' | 'TOKEN_MALFORMED' | 'TOKEN_WITHOUT_TENANT';

  constructor(code: TokenError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads the claims of a JWT (RFC 7519) in compact form.
 * @throws TokenError
 */
export function parseAccessToken(text: string): AccessToken {
  const trimmed = text.trim();
  if (trimmed === '') throw new TokenError('TOKEN_MISSING', 'the access token is empty');
  const claims = readClaims(trimmed);
  if (!claims) {
    throw new TokenError(
      'TOKEN_MALFORMED',
      'the access token is not a JWT (header.claims.signature, base64url)',
    );
  }
  const { tenant, iat, exp } = claims;
  if (typeof tenant !== 'string' || !/^[\x21-\x7e]+$/.test(tenant)) {
    throw new TokenError(
      'TOKEN_WITHOUT_TENANT',
      'the access token has no claim `tenant`: it is not one of a cluster',
    );
  }
  return { text: trimmed, tenant, issuedAtMs: toMs(iat), expiresAtMs: toMs(exp) };
}

function readClaims(text: string): Record<string, unknown> | undefined {
  const [, claims] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? [];
  if (claims === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function toMs(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
