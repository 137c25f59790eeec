import { expect, it } from 'vitest';
import { closedAtHandshake, connectErrorText } from './connect-error.ts';

it('tells of several addresses the failure of the last', () => {
  const errors = [new Error('connect ECONNREFUSED ::1:443'), new Error('connect ECONNREFUSED 127.0.0.1:443')];
  expect(connectErrorText(new AggregateError(errors))).toBe('connect ECONNREFUSED 127.0.0.1:443');
});

it('has words of its own for a socket that ended within the handshake', () => {
  const error = new Error('Client network socket disconnected before secure TLS connection was established');
  expect(connectErrorText(error)).toBe(closedAtHandshake);
});

it('leaves every other text as it is', () => {
  expect(connectErrorText(new Error('getaddrinfo ENOTFOUND a'))).toBe('getaddrinfo ENOTFOUND a');
  expect(connectErrorText('plain')).toBe('plain');
});
