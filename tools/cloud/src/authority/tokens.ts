import { createPublicKey } from 'node:crypto';
import { errors, importPKCS8, type JWTPayload, jwtVerify, SignJWT } from 'jose';

const algorithm = 'ES256';

/** What every token of this cloud says about its origin and purpose. */
export const tokenIssuer = 'kestrel-development-cloud';
export const tokenAudience = 'kestrel-operator';

export interface TokenClaims {
  readonly tenant: string;
  readonly cluster: string;
}

export interface TokenOptions {
  readonly cluster: string;
  /** Left out of the token where undefined, which no cloud accepts. */
  readonly tenant: string | undefined;
  /** Negative makes a token that is expired already. */
  readonly expiresInSeconds: number;
}

/** A token that is not good. The message says why and never contains any of it. */
export class TokenError extends Error {
  readonly code = 'TOKEN_REFUSED';
}

export interface Tokens {
  issue(options: TokenOptions): Promise<string>;
  /** @throws TokenError */
  verify(token: string): Promise<TokenClaims>;
}

/** Issues and verifies access tokens with one ES256 key, `tokenKey` (PKCS #8 PEM). */
export async function createTokens(tokenKey: string): Promise<Tokens> {
  const privateKey = await importPKCS8(tokenKey, algorithm);
  const publicKey = createPublicKey(tokenKey);
  return {
    issue: ({ cluster, tenant, expiresInSeconds }) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ cluster, ...(tenant === undefined ? {} : { tenant }) })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(tokenIssuer)
        .setAudience(tokenAudience)
        .setSubject(cluster)
        .setIssuedAt(now)
        .setExpirationTime(now + expiresInSeconds)
        .sign(privateKey);
    },
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: [algorithm],
          issuer: tokenIssuer,
          audience: tokenAudience,
          requiredClaims: ['exp'],
        });
        return { tenant: claimOf(payload, 'tenant'), cluster: claimOf(payload, 'cluster') };
      } catch (error) {
        throw error instanceof TokenError ? error : new TokenError(reasonOf(error), { cause: error });
      }
    },
  };
}

function claimOf(payload: JWTPayload, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string' || value === '') throw new TokenError(`token has no claim "${name}"`);
  return value;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'token has expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return `token is not signed with ${algorithm}`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'token was not signed by this cloud';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `token claim "${error.claim}": ${error.reason.replace('_', ' ')}`;
  return 'token is not a signed JWT';
}
