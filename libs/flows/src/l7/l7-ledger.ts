import type { Ledger } from '../ledger-counts.ts';

/** Why an entry was left out on purpose. */
export const l7FilterCauses = ['shadow', 'other-side', 'intermediate', 'namespace'] as const;
export type L7FilterCause = (typeof l7FilterCauses)[number];

/** Why an entry was lost. */
export const l7LossCauses = ['malformed', 'no-room'] as const;
export type L7LossCause = (typeof l7LossCauses)[number];

/** In entries. */
export type L7Ledger = Ledger<L7FilterCause, L7LossCause>;
