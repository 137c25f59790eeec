import { EventEmitter } from 'node:events';
import type { optionalStreamKinds, StreamKind } from './streams/stream-kinds.ts';

/** Extensions of the contract that this cloud can understand. */
export const knownExtensions = ['received-through', 'delivery-id'] as const;

export type Extension = (typeof knownExtensions)[number];

/** How the cloud misbehaves. Changed while it runs; everything holds for all clusters. */
export interface FaultSettings {
  /** Announced to streams that open from now on. None: like a deployed cloud, no header and no `received_through`. */
  readonly extensions: readonly Extension[];
  /** Calls of these methods end with UNIMPLEMENTED, like those of an old cloud. Open streams stay. */
  readonly unimplementedStreams: readonly (typeof optionalStreamKinds)[number][];
  /** Health/Check answers UNIMPLEMENTED, like that of a deployed cloud. */
  readonly healthUnimplemented: boolean;
  /** Nothing is read from these streams, open ones included, until they are taken off the list. */
  readonly frozenStreams: readonly StreamKind[];
  /** Processes everything and acknowledges nothing. */
  readonly holdAcks: boolean;
  /** New TCP connections are reset. */
  readonly refuseConnections: boolean;
  /** Every token is UNAUTHENTICATED, on calls that start from now on. */
  readonly rejectTokens: boolean;
  /** A connection as old gets GOAWAY, and `maxConnectionGraceMs` later is cut. 0: never. */
  readonly maxConnectionAgeMs: number;
  readonly maxConnectionGraceMs: number;
}

/** The settings in force, and who wants to know of a change. */
export class Faults {
  readonly #changes = new EventEmitter<{ change: [] }>();
  #settings: FaultSettings;

  constructor(initial: Partial<FaultSettings> = {}) {
    this.#changes.setMaxListeners(0);
    this.#settings = {
      extensions: knownExtensions,
      unimplementedStreams: [],
      healthUnimplemented: false,
      frozenStreams: [],
      holdAcks: false,
      refuseConnections: false,
      rejectTokens: false,
      maxConnectionAgeMs: 0,
      maxConnectionGraceMs: 5000,
      ...initial,
    };
  }

  get settings(): FaultSettings {
    return this.#settings;
  }

  update(changes: Partial<FaultSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    this.#changes.emit('change');
  }

  /** Calls back after each update until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener);
    return () => this.#changes.off('change', listener);
  }
}
