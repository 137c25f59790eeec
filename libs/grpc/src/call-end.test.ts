import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { isFromPeer, toCallEnd } from './call-end.ts';

/** As grpc-js words a failed connection whose TLS ended in an alert. */
function alert(name: string): string {
  const openssl = `404D2C17F87F0000:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert ${name}:rec_layer_s3.c:918:SSL alert number 48\n`;
  return `No connection established. Last error: ${openssl} (2026-11-23T13:41:11.947Z). Resolution note: `;
}

describe('toCallEnd', () => {
  it.each([
    ['unknown ca', /did not accept our client certificate/],
    ['bad certificate', /did not accept our client certificate/],
    ['certificate expired', /our client certificate has expired/],
    ['certificate required', /wants a client certificate/],
  ])('explains the alert "%s" of a server', (name, reason) => {
    expect(toCallEnd({ code: status.UNAVAILABLE, details: alert(name) })).toMatchObject({
      kind: 'untrusted',
      reason: expect.stringMatching(reason),
      fix: expect.any(String),
    });
  });

  it('gives the same reason for the same cause: no times, no addresses in memory', () => {
    const { reason } = toCallEnd({ code: status.UNAVAILABLE, details: alert('unknown ca') });
    expect(reason).toBe('the server did not accept our client certificate (tlsv1 alert unknown ca)');
  });

  it('takes a name that cannot be resolved for unreachable', () => {
    const details = 'Name resolution failed for target dns:nothing.invalid:443';
    expect(toCallEnd({ code: status.UNAVAILABLE, details })).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('nothing.invalid'),
    });
  });

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
