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
import { decodePosition, type FlowPosition, newestPosition } from '@kestrel/flows';

/** Where a shard goes on. */
export interface ShardStart {
  readonly position: FlowPosition;
  /** Sequence of the last message on the shard's subject, 0 without one: what the next batch must find there. */
  readonly lastSequence: number;
}

/**
 * Reads what is stored. Where the number of shards was another before, the nodes of a shard were spread over others, so
 * the last batches of those are asked as well.
 */
export async function readShardStart(bus: Bus, shard: FlowShard, signal: AbortSignal): Promise<ShardStart> {
  const own = await readLast(bus, flowsStream, flowSubject(shard), signal);
  const positions = [positionOf(own)];
  for (const subject of await listSubjects(bus, flowsStream, flowSubjects, signal)) {
    const other = parseFlowSubject(subject);
    if (other === undefined || other.count === shard.count) continue;
    positions.push(positionOf(await readLast(bus, flowsStream, subject, signal)));
  }
  return { position: newestPosition(positions), lastSequence: own?.sequence ?? 0 };
}

/** Without a position, or with one of a stranger, nodes are counted from their first event on. */
function positionOf(message: BusMessage | undefined): FlowPosition {
  return decodePosition(message?.header(headers.position) ?? '') ?? new Map();
}
