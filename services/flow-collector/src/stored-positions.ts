import {
  type Bus,
  type BusMessage,
  type FlowShard,
  flowSubject,
  flowSubjects,
  flowsStream,
  headers,
  listSubjects,
  parseFlowSubject,
  readLast,
} from '@kestrel/bus';
import { decodePosition, type FlowPosition, newestPosition, noPosition, shardOfNode } from '@kestrel/flows';

/** Where a shard goes on. */
export interface ShardStart {
  readonly position: FlowPosition;
  /** The shard's own subject says it. */
  readonly isOwn: boolean;
  /** Sequence of the last message on the shard's subject, 0 without one: what the next batch must find there. */
  readonly lastSequence: number;
}

/**
 * Reads what is stored. Where the number of shards was another before, the nodes of a shard were spread over others, so
 * the last batches of those are asked as well.
 */
export async function readShardStart(bus: Bus, shard: FlowShard, signal: AbortSignal): Promise<ShardStart> {
  const own = await readLast(bus, flowsStream, flowSubject(shard), signal);
  const ownPosition = positionOf(own);
  const positions = [ownPosition ?? noPosition];
  for (const subject of await listSubjects(bus, flowsStream, flowSubjects, signal)) {
    const other = parseFlowSubject(subject);
    if (other === undefined || other.count === shard.count) continue;
    positions.push(positionOf(await readLast(bus, flowsStream, subject, signal)) ?? noPosition);
  }
  const { nodes, ...rest } = newestPosition(positions);
  const ofShard = [...nodes].filter(([name]) => shardOfNode(name, shard.count) === shard.index);
  return {
    position: { nodes: new Map(ofShard), ...rest },
    isOwn: ownPosition !== undefined,
    lastSequence: own?.sequence ?? 0,
  };
}

/** Undefined without one, or with one of a stranger. */
function positionOf(message: BusMessage | undefined): FlowPosition | undefined {
  const text = message?.header(headers.position);
  return text ? decodePosition(text) : undefined;
}
