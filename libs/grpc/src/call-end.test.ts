import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { isFromPeer, toCallEnd, toConnectFailure } from './call-end.ts';
import { closedAtHandshake } from './connect-error.ts';

/** As OpenSSL words an alert of the peer. */
function alert(name: string): string {
  return `404D2C17F87F0000:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert ${name}:rec_layer_s3.c:918:SSL alert number 48\n`;
}

describe('toConnectFailure', () => {
  it.each([
    ['unknown ca', /did not accept our client certificate/],
    ['bad certificate', /did not accept our client certificate/],
    ['certificate expired', /our client certificate has expired/],
    ['certificate required', /wants a client certificate/],
  ])('explains the alert "%s" of a server', (name, reason) => {
    expect(toConnectFailure(alert(name))).toMatchObject({
      kind: 'untrusted',
      reason: expect.stringMatching(reason),
      fix: expect.any(String),
    });
  });

  it('gives the same reason for the same cause: no times, no addresses in memory', () => {
    const { reason } = toConnectFailure(alert('unknown ca'));
    expect(reason).toBe('the server did not accept our client certificate (tlsv1 alert unknown ca)');
  });

  it('takes a name that cannot be resolved for unreachable', () => {
    expect(toConnectFailure('getaddrinfo ENOTFOUND nothing.invalid')).toMatchObject({
      kind: 'unreachable',
      reason: 'no connection: getaddrinfo ENOTFOUND nothing.invalid',
    });
  });

  it('takes a connection that is closed at the handshake for untrusted, in one sentence', () => {
    const { kind, reason } = toConnectFailure(closedAtHandshake);
    expect(kind).toBe('untrusted');
    expect(reason).toBe(`${closedAtHandshake}, as one does that refuses our client certificate`);
  });
});

describe('toCallEnd', () => {
  it('keeps a cancellation by the peer apart from our own', () => {
    expect(toCallEnd({ code: status.CANCELLED, details: 'Cancelled on client' }).kind).toBe('cancelled');
    expect(toCallEnd({ code: status.CANCELLED, details: 'Call cancelled' }).kind).toBe('interrupted');
  });

  it('has words for a status without details', () => {
    expect(toCallEnd({ code: status.INTERNAL, details: '' }).reason).toBe('INTERNAL');
  });
});

describe('isFromPeer', () => {
  it('is false for every status that this side makes up', () => {
    const local = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED];
    expect(local.filter((code) => isFromPeer({ code }))).toEqual([]);
  });
});
