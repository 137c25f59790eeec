import { finishHash } from '../byte-table.ts';
import { contentHash } from '../content-hash.ts';
import type { FlowDictionary } from './flow-dictionary.ts';
import { destinationOutside, type FlowKey, sourceOutside } from './observation.ts';

/**
 * A hash of a flow's key that is the same in every process. A window too large for one batch is cut into parts by it, so
 * that a successor that finds some of the parts stored knows of each event whether it is in one of them.
 */
export function partitionHash(key: FlowKey, { endpoints, ips }: FlowDictionary): number {
  let hash = finishHash(endpoints.hashOf(key.source) ^ Math.imul(key.port, 0x9e3779b1));
  hash = finishHash(Math.imul(hash, 31) ^ endpoints.hashOf(key.destination) ^ (key.traits << 24));
  if ((key.traits & sourceOutside) !== 0)
    hash = finishHash(hash ^ contentHash(ips.table.bytesOf(key.sourceIp)));
  if ((key.traits & destinationOutside) !== 0)
    hash = finishHash(Math.imul(hash, 31) ^ contentHash(ips.table.bytesOf(key.destinationIp)));
  return hash >>> 0;
}

/** Which part of a window a key is in, from 1. */
export function partOf(hash: number, parts: number): number {
  return (hash % parts) + 1;
}

/** Virtual shard of a relay node, from 0. */
export function shardOfNode(name: string, shards: number): number {
  return (finishHash(contentHash(Buffer.from(name))) >>> 0) % shards;
}
