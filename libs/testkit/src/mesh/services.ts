/** A port for each service of the called workload. */
export interface MeshServices {
  readonly http: number;
  readonly grpc: number;
  readonly tcp: number;
  readonly deniedTcp: number;
}

/** The ports that the Services have in the names of Envoy's clusters, whatever is listened on here. */
export const servicePorts: MeshServices = { http: 80, grpc: 9080, tcp: 9000, deniedTcp: 9001 };

/** The ports of the containers behind them, likewise. */
export const containerPorts: MeshServices = { http: 8080, grpc: 9080, tcp: 9000, deniedTcp: 9001 };
