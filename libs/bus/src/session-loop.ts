import { fullJitterBackoff, logFields, sleep } from '@kestrel/service';
import type { Bus } from './bus.ts';
import { untilAborted } from './until-aborted.ts';

export interface SessionLoopOptions {
  /** Names the health condition. */
  readonly name: string;
  readonly stream: string;
  /**
   * Opens a consumer and reads from it until it has to be opened anew; returns why. Calls `opened` when it reads.
   * What it throws says why it could not be opened.
   */
  readonly session: (signal: AbortSignal, opened: () => void) => Promise<string>;
}

/** Opens a consumer again and again, with the pauses, the counting and the health condition that this takes. */
export interface SessionLoop {
  start(): void;
  stop(deadline: AbortSignal): Promise<void>;
  /** Runs a handler of the application. What it throws is counted, logged and returned. */
  guard(handler: () => void | Promise<void>): Promise<unknown> | undefined;
}

const backoffOptions = { baseMs: 100, maxMs: 3_000 };

export function createSessionLoop(bus: Bus, { name, stream, session }: SessionLoopOptions): SessionLoop {
  const { log } = bus.context;
  const condition = bus.condition(name);
  const stopping = new AbortController();
  const { signal } = stopping;
  const backoff = fullJitterBackoff(backoffOptions);
  let finished: Promise<void> = Promise.resolve();

  function opened(): void {
    backoff.reset();
    condition.ok();
  }

  async function once(): Promise<void> {
    await bus.connected(signal);
    try {
      const reason = await session(signal, opened);
      if (reason === 'stopped') return;
      bus.metrics.readerResets.inc({ stream, reason });
      log.info({ [logFields.consumer]: name, [logFields.reason]: reason }, 'bus-consumer-ended');
    } catch (error) {
      if (signal.aborted) return;
      bus.metrics.readerResets.inc({ stream, reason: 'not-opened' });
      condition.degraded(error instanceof Error ? error.message : String(error));
    }
    await sleep(backoff.next(), signal);
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await once().catch((error) => {
        if (!signal.aborted) throw error;
      });
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
      condition.ok('stopped');
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
