import type { verdictNames } from './flow-vocabulary.ts';

/** Oddities that cost nobody anything, for metrics. */
export interface FlowDetails {
  /** Flows by verdict, before any filter. */
  readonly verdicts: Readonly<Record<(typeof verdictNames)[number], number>>;
  /** Messages that are not what they should be, by what is wrong with them. */
  readonly malformed: Readonly<Record<string, number>>;
  /** Messages with none of the members this version knows. */
  readonly unknownMessages: number;
  readonly unknownProtocols: number;
  /** Flows without a usable time: the clock's was taken. */
  readonly untimed: number;
  /** Flows more than 5 minutes ahead of the clock: counted, and kept out of positions. */
  readonly ahead: number;
  /** Positions without room for all uuids of the overlap: the next owner takes an event for counted that comes late by more. */
  readonly shortenedPositions: number;
  /** Labels and policies left out of records for their size. */
  readonly overflow: number;
  readonly dictionaryBytes: number;
  readonly keys: number;
}
