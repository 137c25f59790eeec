import { type Bus, type EnsureResult, ensureStream, findPayloadProblem } from '@kestrel/bus';
import { type Logger, logFields } from '@kestrel/service';
import type { BusSetupConfig } from './config.ts';

/** What keeps the bus from being as declared. */
export interface SetupProblem {
  readonly text: string;
  /** Stays until a person acts; the server may get over the others by itself. */
  readonly isPermanent: boolean;
}

/**
 * Makes every stream and bucket as declared, and logs each change.
 * @returns what could not be done
 * @throws UnansweredError when the server does not answer
 */
export async function ensureAll(
  bus: Bus,
  { streams, bus: { replicas } }: BusSetupConfig,
  log: Logger,
): Promise<SetupProblem[]> {
  const payloadProblem = findPayloadProblem(bus);
  const problems = payloadProblem === undefined ? [] : [{ text: payloadProblem, isPermanent: true }];
  for (const { spec, maxBytes } of streams) {
    const result = await ensureStream(bus, spec, { maxBytes, replicas });
    logChange(log, result);
    problems.push(...findProblem(result));
  }
  return problems;
}

function logChange(log: Logger, { stream, outcome, differences }: EnsureResult): void {
  const fields = { [logFields.stream]: stream, [logFields.reason]: differences.join(', ') };
  if (outcome === 'created') log.info(fields, 'stream-created');
  else if (outcome === 'updated') log.info(fields, 'stream-updated');
}

function findProblem({ stream, outcome, differences }: EnsureResult): SetupProblem[] {
  const what = differences.join(', ');
  if (outcome === 'refused') return [{ text: `${stream}: the server refused, ${what}`, isPermanent: false }];
  if (outcome !== 'incompatible') return [];
  const fix = 'remove the stream, or point NATS_URL at another server or account';
  return [{ text: `${stream} cannot become what is declared: ${what}; ${fix}`, isPermanent: true }];
}
