import { type Metadata, status } from '@grpc/grpc-js';
import { type TokenClaims, TokenError, type Tokens } from '../authority/tokens.ts';
import type { Faults } from '../faults.ts';

/** A call that ends before it begins: gRPC status and a sentence for the caller. */
export class CallRefusedError extends Error {
  readonly code: status;
  readonly details: string;

  constructor(code: status, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

/**
 * Who calls, by the bearer token and the tenant in the call's metadata.
 * @throws CallRefusedError UNAUTHENTICATED where the token is missing or not good, PERMISSION_DENIED where the tenant
 * is not the token's
 */
export async function identifyCall(metadata: Metadata, tokens: Tokens, faults: Faults): Promise<TokenClaims> {
  if (faults.settings.rejectTokens) {
    throw new CallRefusedError(status.UNAUTHENTICATED, 'every token is refused for now');
  }
  const match = /^Bearer (.+)$/i.exec(textOf(metadata, 'authorization'));
  if (!match?.[1])
    throw new CallRefusedError(status.UNAUTHENTICATED, 'metadata "authorization: Bearer <token>" is missing');
  const claims = await verifyToken(match[1], tokens);
  const tenant = textOf(metadata, 'autonp-tenantid');
  if (tenant !== claims.tenant) {
    const given = tenant === '' ? 'is missing' : `is "${tenant}"`;
    const details = `metadata "autonp-tenantid" ${given}, the token's tenant is "${claims.tenant}"`;
    throw new CallRefusedError(status.PERMISSION_DENIED, details);
  }
  return claims;
}

/** @throws CallRefusedError UNAUTHENTICATED, with the reason */
export async function verifyToken(token: string, tokens: Tokens): Promise<TokenClaims> {
  try {
    return await tokens.verify(token);
  } catch (error) {
    if (error instanceof TokenError) throw new CallRefusedError(status.UNAUTHENTICATED, error.message);
    throw error;
  }
}

function textOf(metadata: Metadata, key: string): string {
  return metadata.get(key).map(String).join(', ');
}
