import { sleep } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { JetStreamError, UnansweredError } from './errors.ts';
import { readStreamInfo } from './jetstream-api.ts';
import { compareStream, describeDifference, toStreamConfig } from './stream-difference.ts';
import { streamSpec } from './stream-specs.ts';

/** Least `max_payload` of the server, in bytes. */
const requiredMaxPayload = 8 * 1024 * 1024;
const retryMs = 1_000;

/**
 * Waits until the server takes large enough messages and the named streams or buckets are there, as declared; copies
 * at least as many as NATS_REPLICAS. Meanwhile health condition `streams` names each difference.
 * @throws the signal's reason
 */
export async function verifyStreams(bus: Bus, names: readonly string[], signal: AbortSignal): Promise<void> {
  const condition = bus.condition('streams');
  for (;;) {
    await bus.connected(signal);
    const problems = await findProblems(bus, names);
    if (problems.length === 0) return condition.ok(names.join(', '));
    condition.failed(problems.join('; '));
    await sleep(retryMs, signal);
  }
}

/** Undefined where the server takes messages as large as the services may send. */
export function findPayloadProblem({ maxPayload }: Bus): string | undefined {
  if (maxPayload >= requiredMaxPayload) return undefined;
  return `the server's max_payload is ${maxPayload} bytes: set max_payload: ${requiredMaxPayload} in its configuration`;
}

async function findProblems(bus: Bus, names: readonly string[]): Promise<string[]> {
  const payloadProblem = findPayloadProblem(bus);
  const streamProblems = await Promise.all(names.map((name) => findStreamProblems(bus, name)));
  return [...(payloadProblem === undefined ? [] : [payloadProblem]), ...streamProblems.flat()];
}

async function findStreamProblems(bus: Bus, name: string): Promise<string[]> {
  const spec = streamSpec(name);
  const { replicas } = bus.config;
  try {
    const info = await readStreamInfo(bus, spec.name);
    if (info === undefined) return [`${spec.name} does not exist: \`bus-setup streams\` makes it`];
    const { max_bytes: maxBytes, num_replicas: actualReplicas } = info.config;
    const declared = toStreamConfig(spec, { maxBytes, replicas: Math.max(replicas, actualReplicas) });
    return compareStream(info.config, declared).map(
      (difference) => `${spec.name}: ${describeDifference(difference)}`,
    );
  } catch (error) {
    if (error instanceof UnansweredError || error instanceof JetStreamError) return [error.message];
    throw error;
  }
}
