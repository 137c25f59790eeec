import { compareTimes, earlier, laterOf } from './event-time.ts';
import { encodePosition, endOf, type FlowPosition, type NodePosition, nodeText } from './flow-position.ts';
import { reachThrough, shorten } from './reach.ts';

/** JetStream takes 64 KiB of headers with a message; a position leaves room for the others. */
export const maxPositionBytes = 56 * 1024;
/** A node without an event for so long, while others had some, is named no longer. */
export const forgottenAfterSeconds = 3_600;

/** A uuid in base64. */
const bytesPerUuid = 11;
/** What else a reach with uuids has: its floor. */
const bytesPerList = 24;

export interface FittingPosition {
  readonly position: FlowPosition;
  /** Uuids, or nodes that had events of late, had to be left out. */
  readonly isShortened: boolean;
}

/**
 * A position within its bounds. Nodes that are silent for long go, then those that are silent for longest, and what is left
 * of the room is shared among the uuids, the newest of each list first.
 */
export function fitPosition(position: FlowPosition, maxBytes = maxPositionBytes): FittingPosition {
  const named = keepNodes(position, maxBytes);
  const lists = [...named.position.nodes.values()].flatMap((node) => [node, ...node.storedParts]);
  const full = lists.filter(({ uuids }) => uuids.length > 0);
  const wanted = full.reduce((sum, { uuids }) => sum + uuids.length * bytesPerUuid + bytesPerList, 0);
  const room = maxBytes - named.bytes;
  if (wanted <= room) return named;
  const share = Math.max(0, room - full.length * bytesPerList) / wanted;
  const nodes = [...named.position.nodes].map(([name, node]): [string, NodePosition] => [
    name,
    shortenNode(node, share),
  ]);
  return { position: { ...position, ...named.position, nodes: new Map(nodes) }, isShortened: true };
}

function shortenNode(node: NodePosition, share: number): NodePosition {
  const { storedParts } = node;
  return {
    ...shorten(node, Math.floor(node.uuids.length * share)),
    storedParts: storedParts.map((part) => ({
      ...shorten(part, Math.floor(part.uuids.length * share)),
      part: part.part,
      parts: part.parts,
    })),
  };
}

/** Bytes are those without uuids. */
function keepNodes(position: FlowPosition, maxBytes: number): FittingPosition & { readonly bytes: number } {
  const newestFirst = [...position.nodes].sort(([, a], [, b]) => compareTimes(endOf(b), endOf(a)));
  const newest = newestFirst[0]?.[1];
  const oldest = newest && earlier(endOf(newest), forgottenAfterSeconds);
  const nodes = new Map<string, NodePosition>();
  let { forgotten } = position;
  let isShortened = false;
  let bytes = encodePosition({ ...position, nodes }).length + 64;
  for (const [name, node] of newestFirst) {
    const size = nodeText(name, withoutUuids(node)).length + 1;
    const end = endOf(node);
    const isOld = oldest !== undefined && compareTimes(end, oldest) < 0;
    if (isOld || bytes + size > maxBytes) {
      isShortened ||= !isOld;
      forgotten = forgotten ? laterOf(forgotten, end) : end;
      continue;
    }
    nodes.set(name, node);
    bytes += size;
  }
  return { position: { ...position, nodes, forgotten }, isShortened, bytes };
}

function withoutUuids(node: NodePosition): NodePosition {
  const storedParts = node.storedParts.map(({ through, part, parts }) => ({
    ...reachThrough(through),
    part,
    parts,
  }));
  return { ...reachThrough(node.through), storedParts };
}
