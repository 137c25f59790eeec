import type { Bus } from './bus.ts';
import { askJetStream } from './jetstream-api.ts';

export interface Purge {
  readonly stream: string;
  readonly subject: string;
  /** Messages below it go; one that was written since, at or above it, stays. */
  readonly uptoSequenceExclusive: number;
}

/** Removes old messages of a subject; returns how many. One attempt. @throws UnansweredError, JetStreamError */
export async function purgeSubject(
  bus: Bus,
  { stream, subject, uptoSequenceExclusive }: Purge,
): Promise<number> {
  const { purged } = await askJetStream<{ readonly purged: number }>(bus, `STREAM.PURGE.${stream}`, {
    filter: subject,
    seq: uptoSequenceExclusive,
  });
  return purged;
}
