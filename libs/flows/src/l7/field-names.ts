/** Names looked for among the keys of maps, as bytes. */
export const keyNames = {
  downstreamPeer: Buffer.from('downstream_peer'),
  upstreamPeer: Buffer.from('upstream_peer'),
  wasmDownstreamPeer: Buffer.from('wasm.downstream_peer'),
  wasmUpstreamPeer: Buffer.from('wasm.upstream_peer'),
  httpRbac: Buffer.from('envoy.filters.http.rbac'),
  networkRbac: Buffer.from('envoy.filters.network.rbac'),
};

/** Whether the bytes from `start` to `end` are exactly `name`. */
export function isName(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  return true;
}

/** Whether the bytes from `start` to `end` begin with `name`. */
export function startsWithName(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  return end - start >= name.length && isName(bytes, start, start + name.length, name);
}
