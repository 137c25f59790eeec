import { observer } from '@kestrel/proto/hubble-codecs';

/** What the relay says of itself; counts are undefined where it is not a relay, or an old one. */
export interface RelayStatus {
  readonly version: string;
  readonly connectedNodes: number | undefined;
  readonly unavailableNodes: number | undefined;
}

/** Undefined where the bytes are none. */
export function decodeStatus(bytes: Uint8Array): RelayStatus | undefined {
  try {
    const { version, num_connected_nodes, num_unavailable_nodes } =
      observer.ServerStatusResponse.decode(bytes);
    return {
      version,
      connectedNodes: num_connected_nodes ? (num_connected_nodes.value ?? 0) : undefined,
      unavailableNodes: num_unavailable_nodes ? (num_unavailable_nodes.value ?? 0) : undefined,
    };
  } catch {
    return undefined;
  }
}

/** Names of nodes, those with a state that keeps events from coming included. Undefined where the bytes are none. */
export function decodeNodes(bytes: Uint8Array): readonly string[] | undefined {
  try {
    return observer.GetNodesResponse.decode(bytes).nodes.flatMap(({ name }) => (name ? [name] : []));
  } catch {
    return undefined;
  }
}
