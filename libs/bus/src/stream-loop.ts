import { fullJitterBackoff, logFields, sleep, untilAborted } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { readStreamInfo, type StreamInfo } from './jetstream-api.ts';
import { openPullSession, type PullSession } from './pull-session.ts';
import { findRecreation, type RecreatedStream, type StreamPosition } from './stream-position.ts';

export interface StreamLoopOptions {
  /** Names the health condition. */
  readonly name: string;
  readonly stream: string;
  /** How far it was read; the loop notes which stream it was. */
  readonly position: StreamPosition;
  /** Makes or finds the consumer to read with, from the position on; returns its name. */
  readonly openConsumer: (info: StreamInfo) => Promise<string>;
  /** Reads until the session ends. */
  readonly read: (session: PullSession, info: StreamInfo) => Promise<void>;
  /** The position is of a stream that is gone. */
  readonly onRecreated: (info: RecreatedStream) => Promise<unknown> | undefined;
}

/** Opens a consumer again and again, with the checks, the pauses, the counting and the health condition that this takes. */
export interface StreamLoop {
  start(): void;
  stop(deadline: AbortSignal): Promise<void>;
  /** Runs a handler of the application. What it throws is counted, logged and returned. */
  guard(handler: () => void | Promise<void>): Promise<unknown> | undefined;
}

const backoffOptions = { baseMs: 100, maxMs: 3_000 };

export function createStreamLoop(bus: Bus, options: StreamLoopOptions): StreamLoop {
  const { name, stream, position } = options;
  const { log } = bus.context;
  const condition = bus.condition(name);
  const stopping = new AbortController();
  const { signal } = stopping;
  const backoff = fullJitterBackoff(backoffOptions);
  let finished: Promise<void> = Promise.resolve();

  async function readInfo(): Promise<StreamInfo> {
    const info = await readStreamInfo(bus, stream);
    if (info === undefined) throw new Error(`stream ${stream} does not exist`);
    return info;
  }

  async function openSession(): Promise<{ session: PullSession; info: StreamInfo }> {
    const info = await readInfo();
    const recreated = findRecreation(stream, info, position);
    if (recreated) {
      bus.metrics.recreated.inc({ stream });
      position.sequence = 0;
      await options.onRecreated(recreated);
    }
    position.created = info.created;
    const consumer = await options.openConsumer(info);
    // A stream made anew between the two answers would be read from the old one's position.
    if ((await readInfo()).created !== info.created) throw new Error(`stream ${stream} was made anew`);
    signal.throwIfAborted();
    return { session: openPullSession(bus, { stream, consumer }), info };
  }

  /** Returns why it ended. */
  async function readOnce(): Promise<string> {
    const { session, info } = await openSession();
    const stopSession = () => session.end('stopped');
    signal.addEventListener('abort', stopSession);
    try {
      backoff.reset();
      condition.ok();
      await options.read(session, info);
    } finally {
      signal.removeEventListener('abort', stopSession);
      session.end('stopped');
    }
    return session.ended ?? 'stopped';
  }

  async function turn(): Promise<void> {
    await bus.connected(signal);
    try {
      const reason = await readOnce();
      if (reason === 'stopped') return;
      bus.metrics.readerResets.inc({ stream, reason });
      log.info({ [logFields.consumer]: name, [logFields.reason]: reason }, 'bus-consumer-ended');
    } catch (error) {
      signal.throwIfAborted();
      bus.metrics.readerResets.inc({ stream, reason: 'not-opened' });
      condition.degraded(error instanceof Error ? error.message : String(error));
    }
    await sleep(backoff.next(), signal);
  }

  async function run(): Promise<void> {
    try {
      while (!signal.aborted) await turn();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  function failed(error: unknown): unknown {
    bus.metrics.handlerFailures.inc({ stream });
    log.error({ [logFields.consumer]: name, [logFields.error]: error }, 'bus-handler-failed');
    return error ?? new Error('a handler threw nothing');
  }

  return {
    start() {
      finished = run();
    },
    async stop(deadline) {
      stopping.abort();
      condition.ok();
      await untilAborted(finished, deadline).catch((error) => {
        if (!deadline.aborted) throw error;
      });
    },
    guard(handler) {
      try {
        return handler()?.then(() => undefined, failed);
      } catch (error) {
        return Promise.resolve(failed(error));
      }
    },
  };
}
