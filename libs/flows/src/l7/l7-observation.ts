/** An entry as numbers of a dictionary, used again for each. Fields named as the columns of `L7Table`. */
export class L7Observation {
  source = 0;
  destination = 0;
  port = 0;
  path = 0;
  traits = 0;
  flags = 0;
  denial = 0;
  /** Number of the connection on which the other provider may have told the same; 0: nothing is open. */
  questionConnection = 0;
  /** Number of the workload, or of the address, that may report the same itself; 0: nothing is open. */
  questionWorkload = 0;
  sourceIp = 0;
  destinationIp = 0;
  host = 0;
  nodeId = 0;
  clusterName = 0;
  userAgent = 0;
  referer = 0;
  requestHeaders = 0;
  responseHeaders = 0;
  upstreamFailure = 0;
  downstreamFailure = 0;
  attempts = 0;
  logType = 0;
  startUs = 0;
  durationUs = 0;
  sent = 0;
  received = 0;
  requestBytes = 0;
  responseBytes = 0;

  /** Whether it is open that it counts. */
  get isAsking(): boolean {
    return this.questionConnection !== 0 || this.questionWorkload !== 0;
  }
}

export const l7Protocol = { unknown: 0, http: 1, tcp: 2, grpc: 3 } as const;

export interface Traits {
  readonly code: number;
  readonly method: number;
  readonly version: number;
  readonly protocol: number;
  readonly isAllowed: boolean;
  /** -1 where it is not known. */
  readonly grpcStatus: number;
}

const allowedBit = 1 << 25;
const maxGrpcStatus = 16;

/** Packs what a key holds of an outcome into 31 bits. */
export function packTraits(
  code: number,
  method: number,
  version: number,
  protocol: number,
  isAllowed: boolean,
  grpcStatus: number,
): number {
  const status = grpcStatus > maxGrpcStatus ? 2 : grpcStatus;
  return (
    (code <= 999 ? code : 0) |
    ((method <= 9 ? method : 0) << 16) |
    ((version <= 4 ? version : 0) << 20) |
    (protocol << 23) |
    (isAllowed ? allowedBit : 0) |
    ((status + 1) << 26)
  );
}

export function isAllowedTraits(traits: number): boolean {
  return (traits & allowedBit) !== 0;
}

export function unpackTraits(traits: number): Traits {
  return {
    code: traits & 0xffff,
    method: (traits >>> 16) & 0xf,
    version: (traits >>> 20) & 0x7,
    protocol: (traits >>> 23) & 0x3,
    isAllowed: isAllowedTraits(traits),
    grpcStatus: (traits >>> 26) - 1,
  };
}
