/** Short texts of Envoy's response flags; the index is the field number in ResponseFlags. */
export const flagNames = [
  '',
  'LH',
  'UH',
  'UT',
  'LR',
  'UR',
  'UF',
  'UC',
  'UO',
  'NR',
  'DI',
  'FI',
  'RL',
  'UAEX',
  'RLSE',
  'DC',
  'URX',
  'SI',
  'IH',
  'DPE',
  'UMSDR',
  'RFCF',
  'NFCF',
  'DT',
  'UPE',
  'NC',
  'OM',
  'DF',
  'DR',
] as const;

export const externallyDenied = 1 << flagNames.indexOf('UAEX');

/** With one of these a request had no host, or did not reach it. */
export const notReached = bitsOf('UH', 'UF', 'UO', 'NR', 'NC', 'DF');

/** With one of these its host ended what was under way. */
export const cutOff = bitsOf('UC', 'UR');

/** Names of the flags that are set, in the order of their numbers. */
export function namesOfFlags(flags: number): string[] {
  return flagNames.filter((name, number) => name !== '' && (flags & (1 << number)) !== 0);
}

function bitsOf(...names: readonly (typeof flagNames)[number][]): number {
  return names.reduce((bits, name) => bits | (1 << flagNames.indexOf(name)), 0);
}
