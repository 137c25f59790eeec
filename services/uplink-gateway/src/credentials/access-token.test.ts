import { expect, test } from 'vitest';
import { parseAccessToken } from './access-token.ts';

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

test('tenant and life are read from the claims', () => {
  const text = jwt({ tenant: 'acme', iat: 100, exp: 86_500 });
  expect(parseAccessToken(` ${text}\n`)).toEqual({
    text,
    tenant: 'acme',
    issuedAtMs: 100_000,
    expiresAtMs: 86_500_000,
  });
});

test.each([
  ['an empty text', '  ', 'TOKEN_MISSING'],
  ['a text without parts', 'secret', 'TOKEN_MALFORMED'],
  ['claims that are not JSON', 'aGVhZA.bm8.c2ln', 'TOKEN_MALFORMED'],
  ['claims that are no object', jwt('tenant'), 'TOKEN_MALFORMED'],
  ['claims without a tenant', jwt({ exp: 1 }), 'TOKEN_WITHOUT_TENANT'],
  ['a tenant that is no header value', jwt({ tenant: 'a\nb' }), 'TOKEN_WITHOUT_TENANT'],
])('%s is refused', (_what, text, code) => {
  expect(() => parseAccessToken(text)).toThrowError(expect.objectContaining({ code }));
});

test('an error never repeats the token', () => {
  const text = jwt({ secret: 'x' });
  expect(() => parseAccessToken(text)).toThrowError(
    expect.not.objectContaining({ message: expect.stringContaining(text) }),
  );
});
