import type { StreamInfo } from './jetstream-api.ts';

/** A stream that is not the one read so far, or no longer holds what was read. */
export interface RecreatedStream {
  readonly stream: string;
  readonly created: string;
  readonly lastSequence: number;
  /** `new`: another creation time. `rolled-back`: the same, with a last sequence below one that was seen. */
  readonly kind: 'new' | 'rolled-back';
}

/** How far a stream was read, and which one it was. */
export interface StreamPosition {
  /** Creation time; undefined before the stream was seen. */
  created: string | undefined;
  /** Last sequence handled; what comes next is above it. */
  sequence: number;
}

/** Compares a stream with what was read of it; undefined where it is the same. */
export function findRecreation(
  stream: string,
  { created, state }: Pick<StreamInfo, 'created' | 'state'>,
  position: Readonly<StreamPosition>,
): RecreatedStream | undefined {
  if (position.created === undefined) return undefined;
  const found = { stream, created, lastSequence: state.last_seq };
  if (created !== position.created) return { ...found, kind: 'new' };
  return state.last_seq < position.sequence ? { ...found, kind: 'rolled-back' } : undefined;
}
