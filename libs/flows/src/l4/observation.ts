/** One observation in numbers of a dictionary: what a table adds up. One object serves all. */
export class Observation {
  source = 0;
  destination = 0;
  sourceIp = 0;
  destinationIp = 0;
  sourceLabels = 0;
  destinationLabels = 0;
  ingressPolicies = 0;
  egressPolicies = 0;
  port = 0;
  /** What else is in the key: see `packTraits`. */
  traits = 0;
  seconds = 0;
  nanos = 0;
  count = 0;
}

export interface Traits {
  readonly isAllowed: boolean;
  /** Index in `directionNames`. */
  readonly direction: number;
  /** Index in `protocolNames`. */
  readonly protocol: number;
  readonly isSourceOutside: boolean;
  readonly isDestinationOutside: boolean;
}

/** Eight bits: allowed, direction (2), protocol (3), source outside, destination outside. */
export function packTraits(traits: Traits): number {
  return (
    (traits.isAllowed ? 1 : 0) |
    (traits.direction << 1) |
    (traits.protocol << 3) |
    (traits.isSourceOutside ? sourceOutside : 0) |
    (traits.isDestinationOutside ? destinationOutside : 0)
  );
}

export const sourceOutside = 64;
export const destinationOutside = 128;

export function isAllowed(traits: number): boolean {
  return (traits & 1) === 1;
}

export function directionOf(traits: number): number {
  return (traits >> 1) & 3;
}

export function protocolOf(traits: number): number {
  return (traits >> 3) & 7;
}

/** What tells flows apart; the addresses only where the traits say so. */
export type FlowKey = Pick<
  Observation,
  'source' | 'destination' | 'sourceIp' | 'destinationIp' | 'port' | 'traits'
>;
