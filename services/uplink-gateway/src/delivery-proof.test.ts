import { expect, test } from 'vitest';
import { DeliveryProof } from './delivery-proof.ts';

test('a mark proves only what had left the process when it was made', () => {
  const proof = new DeliveryProof();
  for (let each = 0; each < 3; each++) proof.write();
  proof.flush();
  proof.flush();
  const mark = proof.mark();
  proof.flush();
  proof.receive(mark);
  expect(proof.proven).toEqual({ confirmed: 0, received: 2 });
  expect(proof.unproven).toBe(true);
});

test('what is confirmed is received', () => {
  const proof = new DeliveryProof();
  proof.write();
  expect(proof.confirm(1)).toBe(true);
  expect(proof.proven).toEqual({ confirmed: 1, received: 1 });
  expect(proof.unproven).toBe(false);
});

test('neither proof goes back', () => {
  const proof = new DeliveryProof();
  for (let each = 0; each < 5; each++) proof.write();
  proof.confirm(4);
  proof.confirm(2);
  proof.receive(1);
  expect(proof.proven).toEqual({ confirmed: 4, received: 4 });
});

test('an acknowledgement of what was never written proves nothing', () => {
  const proof = new DeliveryProof();
  proof.write();
  expect(proof.confirm(2)).toBe(false);
  expect(proof.proven).toEqual({ confirmed: 0, received: 0 });
});
