import type { Bus } from './bus.ts';
import { askJetStream, foundOrUndefined, type StreamInfo, untilAnswered } from './jetstream-api.ts';

interface SubjectsInfo extends StreamInfo {
  readonly state: StreamInfo['state'] & { readonly subjects?: Readonly<Record<string, number>> };
}

/**
 * The subjects below a filter that have messages, in the order of their names; empty where there is no such stream. For
 * few subjects: a server answers with at most 100,000. Waits for the server as long as it takes.
 * @throws JetStreamError, the signal's reason
 */
export async function listSubjects(
  bus: Bus,
  stream: string,
  filter: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly string[]> {
  const ask = () =>
    foundOrUndefined(
      'stream',
      askJetStream<SubjectsInfo>(bus, `STREAM.INFO.${stream}`, { subjects_filter: filter }),
    );
  const info = await untilAnswered(bus, ask, signal);
  return Object.keys(info?.state.subjects ?? {}).sort();
}
