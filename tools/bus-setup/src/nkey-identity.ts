import { createUser } from 'nkeys.js';

/** A key pair of NATS (ed25519): the service proves with the seed who it is, the server knows the public key. */
export interface NkeyIdentity {
  /** `SU…` */
  readonly seed: string;
  /** `U…` */
  readonly publicKey: string;
}

export function createNkeyIdentity(): NkeyIdentity {
  const pair = createUser();
  const seed = Buffer.from(pair.getSeed()).toString('latin1');
  return { seed, publicKey: pair.getPublicKey() };
}
