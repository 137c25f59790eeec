/** A flow as the development cloud shows it: protobuf JSON with the names of the fields, as far as anybody asks. */
export interface CloudFlow {
  readonly src?: CloudEndpoint;
  readonly dst?: CloudEndpoint;
  readonly direction?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly allowed?: boolean;
  readonly count?: number | string;
  readonly ingress_allowed_by?: readonly {
    readonly name: string;
    readonly namespace: string;
    readonly kind: string;
  }[];
}

export interface CloudEndpoint {
  readonly ns?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: readonly string[];
}

/** A call as the development cloud shows it, as far as anybody asks. */
export interface CloudCall {
  readonly source?: CloudPeer;
  readonly destination?: CloudPeer;
  readonly l7_protocol?: string;
  readonly http_data?: {
    readonly method?: string;
    readonly path?: string;
    readonly response_code?: number;
    readonly connection_termination_details?: string;
  };
  readonly tcp_data?: { readonly connection_termination_details?: string };
  readonly allowed?: boolean;
  /** A 64-bit number in JSON. */
  readonly count?: string;
}

export interface CloudPeer {
  readonly ip?: string;
  readonly namespace?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly service_name?: string;
}

/** What was called, how, and what came of it. */
export type CallOutcome = readonly [
  destination: string,
  protocol: string,
  method: string,
  path: string,
  code: number,
  allowed: boolean,
];

export function outcomeOf({ destination, l7_protocol, http_data: http, allowed }: CloudCall): CallOutcome {
  return [
    destination?.name ?? '',
    (l7_protocol ?? '').replace('L7_PROTOCOL_', ''),
    http?.method ?? '',
    http?.path ?? '',
    http?.response_code ?? 0,
    allowed === true,
  ];
}

/** Calls by such a row as JSON, and how many. */
export function countCalls(
  calls: readonly CloudCall[],
  rowOf: (call: CloudCall) => readonly unknown[],
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls) {
    const key = JSON.stringify(rowOf(call));
    counts[key] = (counts[key] ?? 0) + Number(call.count ?? 0);
  }
  return counts;
}

/** Of a refused call, what its Envoy says of the policy. */
export function denialOf({ http_data: http, tcp_data: tcp }: CloudCall): string {
  return http?.connection_termination_details ?? tcp?.connection_termination_details ?? '';
}
