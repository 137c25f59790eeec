import { compareTimes, type EventTime } from './event-time.ts';

/** A window of which some parts are stored: what it held up to `through` in parts 1 to `part` of `parts` is counted. */
export interface StoredPart {
  readonly through: EventTime;
  readonly part: number;
  readonly parts: number;
}

/**
 * How far the events of a relay node are counted and stored: all up to `through`, and of later ones those that
 * `storedParts` cover (see `partOf`).
 */
export interface NodePosition {
  readonly through: EventTime;
  readonly storedParts: readonly StoredPart[];
}

/** By node name. Stored with each batch, so that batch and position are stored together or not at all. */
export type FlowPosition = ReadonlyMap<string, NodePosition>;

/**
 * The value of `Kestrel-Position`: `<node>=<seconds>.<nanos>`, nodes joined by `;`, and for each partly stored window
 * `~<seconds>.<nanos>:<part>/<parts>` behind it. Node names are percent-encoded.
 */
export function encodePosition(position: FlowPosition): string {
  return [...position]
    .map(([name, { through, storedParts }]) => {
      const parts = storedParts.map(
        (stored) => `~${timeText(stored.through)}:${stored.part}/${stored.parts}`,
      );
      return `${encodeURIComponent(name).replaceAll('~', '%7E')}=${timeText(through)}${parts.join('')}`;
    })
    .join(';');
}

/** Undefined where the text is not what `encodePosition` writes. */
export function decodePosition(text: string): FlowPosition | undefined {
  const position = new Map<string, NodePosition>();
  for (const entry of text === '' ? [] : text.split(';')) {
    const match = /^([^=~;]*)=([^~]+)((?:~[^~]+)*)$/.exec(entry);
    const name = decodeName(match?.[1]);
    const through = parseTime(match?.[2]);
    const storedParts = (match?.[3] ?? '').split('~').slice(1).map(parseStoredPart);
    if (name === undefined || !through || !storedParts.every((stored) => stored !== undefined))
      return undefined;
    position.set(name, { through, storedParts });
  }
  return position;
}

/** Of each node the position that reaches further: where nodes changed shards, several subjects may know it. */
export function newestPosition(positions: Iterable<FlowPosition>): FlowPosition {
  const newest = new Map<string, NodePosition>();
  for (const position of positions) {
    for (const [name, node] of position) {
      const present = newest.get(name);
      if (!present || compareTimes(reach(node), reach(present)) > 0) newest.set(name, node);
    }
  }
  return newest;
}

function reach({ through, storedParts }: NodePosition): EventTime {
  return storedParts.reduce(
    (last, part) => (compareTimes(part.through, last) > 0 ? part.through : last),
    through,
  );
}

function timeText({ seconds, nanos }: EventTime): string {
  return `${seconds}.${String(nanos).padStart(9, '0')}`;
}

function parseTime(text: string | undefined): EventTime | undefined {
  const match = /^(-?\d{1,15})\.(\d{9})$/.exec(text ?? '');
  return match ? { seconds: Number(match[1]), nanos: Number(match[2]) } : undefined;
}

function parseStoredPart(text: string): StoredPart | undefined {
  const match = /^([^:]+):(\d{1,9})\/(\d{1,9})$/.exec(text);
  const through = parseTime(match?.[1]);
  return match && through ? { through, part: Number(match[2]), parts: Number(match[3]) } : undefined;
}

function decodeName(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
