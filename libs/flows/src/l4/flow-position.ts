import { compareTimes, type EventTime } from './event-time.ts';
import type { Reach } from './reach.ts';
import { noUuids, UuidList } from './uuid-list.ts';

/** A window of which some parts are stored: what of its reach is in parts 1 to `part` of `parts` is counted. */
export interface StoredPart extends Reach {
  readonly part: number;
  readonly parts: number;
}

/** How far the events of a relay node are counted and stored: its reach, and what `storedParts` cover (see `partOf`). */
export interface NodePosition extends Reach {
  readonly storedParts: readonly StoredPart[];
}

/** What is stored of a shard. Stored with each batch, so that batch and position are stored together or not at all. */
export interface FlowPosition {
  /** By node name. */
  readonly nodes: ReadonlyMap<string, NodePosition>;
  /** From when on the events of nodes that it does not name are wanted; undefined: not known. */
  readonly since?: EventTime | undefined;
  /** Nodes that it names no longer are counted up to here. */
  readonly forgotten?: EventTime | undefined;
}

export const noPosition: FlowPosition = { nodes: new Map() };

/**
 * The value of `Kestrel-Position`. A time is `<seconds>.<nanos>`; a reach is its end, and where uuids are carried
 * `,<floor>,<uuids>` behind it. First comes `@<since>` and `,<forgotten>`, then for each node `<node>=<reach>` and for
 * each partly stored window `~<reach>:<part>/<parts>`; `;` joins them. Node names are percent-encoded.
 */
export function encodePosition({ nodes, since, forgotten }: FlowPosition): string {
  const head =
    since || forgotten ? [`@${since ? timeText(since) : ''},${forgotten ? timeText(forgotten) : ''}`] : [];
  return [...head, ...[...nodes].map(([name, node]) => nodeText(name, node))].join(';');
}

/** One node of it. */
export function nodeText(name: string, { storedParts, ...reach }: NodePosition): string {
  const parts = storedParts.map((stored) => `~${reachText(stored)}:${stored.part}/${stored.parts}`);
  return `${encodeURIComponent(name).replaceAll('~', '%7E')}=${reachText(reach)}${parts.join('')}`;
}

/** Undefined where the text is not what `encodePosition` writes. */
export function decodePosition(text: string): FlowPosition | undefined {
  const entries = text === '' ? [] : text.split(';');
  const head = entries[0]?.startsWith('@') ? parseHead(entries.shift() as string) : {};
  const nodes = new Map<string, NodePosition>();
  for (const entry of entries) {
    const match = /^([^=~;]*)=([^~]+)((?:~[^~]+)*)$/.exec(entry);
    const name = decodeName(match?.[1]);
    const reach = parseReach(match?.[2]);
    const storedParts = (match?.[3] ?? '').split('~').slice(1).map(parseStoredPart);
    if (name === undefined || !reach || !storedParts.every((stored) => stored !== undefined))
      return undefined;
    nodes.set(name, { ...reach, storedParts });
  }
  return head && { nodes, ...head };
}

/**
 * Of each node the position that reaches further: where nodes changed shards, several subjects may know it. Of the nodes
 * that are not named, the first one's position knows most.
 */
export function newestPosition(positions: readonly FlowPosition[]): FlowPosition {
  const newest = new Map<string, NodePosition>();
  for (const { nodes } of positions) {
    for (const [name, node] of nodes) {
      const present = newest.get(name);
      if (!present || compareTimes(endOf(node), endOf(present)) > 0) newest.set(name, node);
    }
  }
  const sinces = positions.flatMap(({ since }) => since ?? []).slice(0, positions[0]?.since ? 1 : undefined);
  const forgottens = positions.flatMap(({ forgotten }) => forgotten ?? []);
  return {
    nodes: newest,
    since: sinces.sort(compareTimes)[0],
    forgotten: forgottens.sort(compareTimes).at(-1),
  };
}

/** The newest event that it covers in part or whole. */
export function endOf({ through, storedParts }: NodePosition): EventTime {
  return storedParts.reduce(
    (last, part) => (compareTimes(part.through, last) > 0 ? part.through : last),
    through,
  );
}

function reachText({ through, floor, uuids }: Reach): string {
  const end = timeText(through);
  return compareTimes(floor, through) >= 0 ? end : `${end},${timeText(floor)},${uuids.encode()}`;
}

function timeText({ seconds, nanos }: EventTime): string {
  return `${seconds}.${String(nanos).padStart(9, '0')}`;
}

function parseHead(text: string): Pick<FlowPosition, 'since' | 'forgotten'> | undefined {
  const [since = '', forgotten = '', ...more] = text.slice(1).split(',');
  const times = { since: parseTime(since), forgotten: parseTime(forgotten) };
  const isWhole = (since === '' || times.since) && (forgotten === '' || times.forgotten);
  return isWhole && more.length === 0 ? times : undefined;
}

function parseTime(text: string | undefined): EventTime | undefined {
  const match = /^(-?\d{1,15})\.(\d{9})$/.exec(text ?? '');
  return match ? { seconds: Number(match[1]), nanos: Number(match[2]) } : undefined;
}

function parseReach(text: string | undefined): Reach | undefined {
  const [end, floorText, uuidText, ...more] = text?.split(',') ?? [];
  const through = parseTime(end);
  if (!through || more.length > 0) return undefined;
  if (floorText === undefined) return { through, floor: through, uuids: noUuids };
  const floor = parseTime(floorText);
  const uuids = UuidList.decode(uuidText ?? '?', through);
  return floor && uuids && compareTimes(floor, through) < 0 ? { through, floor, uuids } : undefined;
}

function parseStoredPart(text: string): StoredPart | undefined {
  const match = /^([^:]+):(\d{1,9})\/(\d{1,9})$/.exec(text);
  const reach = parseReach(match?.[1]);
  return match && reach ? { ...reach, part: Number(match[2]), parts: Number(match[3]) } : undefined;
}

function decodeName(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
