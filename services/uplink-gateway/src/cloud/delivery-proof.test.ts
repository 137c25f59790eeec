import { expect, test } from 'vitest';
import { DeliveryProof } from './delivery-proof.ts';

test('what was received is not confirmed', () => {
  const proof = new DeliveryProof();
  expect(proof.receive(2)).toBe(true);
  expect(proof.proven).toEqual({ confirmed: 0, received: 2 });
});

test('what is confirmed is received', () => {
  const proof = new DeliveryProof();
  expect(proof.confirm(1)).toBe(true);
  expect(proof.proven).toEqual({ confirmed: 1, received: 1 });
});

test('neither proof goes back', () => {
  const proof = new DeliveryProof();
  proof.confirm(4);
  expect(proof.confirm(2)).toBe(false);
  expect(proof.receive(1)).toBe(false);
  expect(proof.proven).toEqual({ confirmed: 4, received: 4 });
});
