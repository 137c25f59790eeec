import {
  type Bus,
  type BusIdentity,
  busIdentities,
  createBus,
  publishOnce,
  readStream,
  readStreamInfo,
  UnansweredError,
  WrongSequenceError,
} from '@kestrel/bus';
import { logFields, type ServiceContext, sleep } from '@kestrel/service';
import type { CheckBusConfig } from './check-config.ts';

/** No identity may ask for it, and being allowed to would do no harm. */
const forbiddenSubject = '$JS.API.STREAM.NAMES';

/** No message of a stream has it yet, so that one behind it is judged and never stored. */
const impossibleSequence = Number.MAX_SAFE_INTEGER;
const answerTimeoutMs = 5_000;

/**
 * Does on the bus what the owner of a key does and what leaves nothing behind: asks for its streams, reads each that it
 * reads, offers a message to each subject that it writes, and sees that the rest is refused. Exit code: 0 all of that works, 1 not (what does not is logged).
 */
export async function checkBus(config: CheckBusConfig, context: ServiceContext): Promise<0 | 1> {
  const { log } = context;
  const bus = createBus(config.bus, context);
  const deadline = AbortSignal.timeout(config.timeoutMs);
  const identity = busIdentities.find(({ name }) => name === config.identity);
  if (identity === undefined) throw new Error(`${config.identity} is no identity of the bus`);
  let step = 'connecting';
  try {
    await bus.start(deadline);
    for (const { name, run } of steps(bus, identity)) {
      step = name;
      await run(deadline);
      log.info({ [logFields.name]: identity.name, [logFields.reason]: name }, 'check-passed');
    }
    return 0;
  } catch (error) {
    const reason = error instanceof DOMException ? waitingFor(context) : (error as Error).message;
    log.error({ [logFields.name]: identity.name, [logFields.reason]: `${step}: ${reason}` }, 'check-failed');
    return 1;
  } finally {
    await bus.stop(AbortSignal.timeout(1_000));
  }
}

interface Step {
  readonly name: string;
  readonly run: (deadline: AbortSignal) => Promise<void>;
}

function steps(bus: Bus, identity: BusIdentity): Step[] {
  const streams = streamsAfter(identity, '$JS.API.STREAM.INFO.');
  const readable = streamsAfter(identity, '$JS.API.CONSUMER.CREATE.').map((name) => name.replace(/\.>$/, ''));
  const writable = identity.publish.filter((subject) => !subject.startsWith('$JS.API.'));
  return [
    ...streams.map((stream) => ({
      name: `asking for ${stream}`,
      run: () => expectStream(bus, stream),
    })),
    ...readable.map((stream) => ({
      name: `reading ${stream}`,
      run: (deadline: AbortSignal) => readToEnd(bus, stream, deadline),
    })),
    ...writable.map((subject) => ({
      name: `publishing to ${subject}`,
      run: () => expectToBeHeard(bus, subject),
    })),
    { name: 'being refused the rest', run: () => expectRefusal(bus) },
  ];
}

function streamsAfter({ publish: subjects }: BusIdentity, prefix: string): string[] {
  return subjects
    .filter((subject) => subject.startsWith(prefix))
    .map((subject) => subject.slice(prefix.length));
}

async function expectStream(bus: Bus, stream: string): Promise<void> {
  if ((await readStreamInfo(bus, stream)) === undefined) throw new Error('it does not exist');
}

/** As the owner reads it: until nothing is pending. Only the last message is asked for. */
async function readToEnd(bus: Bus, stream: string, deadline: AbortSignal): Promise<void> {
  const info = await readStreamInfo(bus, stream).catch(() => undefined);
  const reader = readStream(bus, {
    stream,
    fromSequence: Math.max(1, info?.state.last_seq ?? 1),
    onMessage: () => undefined,
  });
  await reader.start(deadline);
  try {
    while (!reader.isCaughtUp) await sleep(50, deadline);
  } finally {
    await reader.stop(AbortSignal.timeout(1_000));
  }
}

/** The stream refuses the message for its sequence: so it was allowed to come, and a stream keeps that subject. */
async function expectToBeHeard(bus: Bus, pattern: string): Promise<void> {
  const message = {
    subject: pattern.replace(/[*>]/g, 'check'),
    payload: new Uint8Array(),
    expectLastSubjectSequence: impossibleSequence,
  };
  try {
    await publishOnce(bus, message, answerTimeoutMs);
  } catch (error) {
    if (error instanceof WrongSequenceError) return;
    throw error;
  }
  throw new Error('the bus stored a message that follows none: use a nats-server with JetStream');
}

async function expectRefusal(bus: Bus): Promise<void> {
  try {
    await bus.request({ subject: forbiddenSubject, payload: new Uint8Array() });
  } catch (error) {
    if (error instanceof UnansweredError && error.reason === 'permission') return;
    throw error;
  }
  throw new Error(`the bus lets this key ask ${forbiddenSubject}: give each key its own permissions`);
}

/** What stood in the way when the time was over. */
function waitingFor({ health }: ServiceContext): string {
  const open = health.readiness().conditions.filter(({ state }) => state !== 'ok');
  return open.map(({ name, reason }) => `${name}: ${reason}`).join('; ') || 'no answer in time';
}
