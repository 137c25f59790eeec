import { untilAborted } from './aborted.ts';
import type { Component } from './component.ts';
import type { Logger } from './log.ts';
import { logFields } from './log-fields.ts';

/** A component's start rejected; `cause` says why. */
export class StartError extends Error {
  readonly code = 'START_FAILED';
  readonly component: string;

  constructor(component: string, cause: unknown) {
    super(`${component} did not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StartError';
    this.component = component;
  }
}

/** Starts components in order, and stops in reverse those whose start has begun. */
export interface Stages {
  /**
   * Starts each component after the one before it. Returns as soon as `signal` aborts, whether or not the start that is
   * under way has settled.
   * @throws StartError of the first that rejects.
   */
  start(components: readonly Component[], signal: AbortSignal): Promise<void>;
  /**
   * Stops each component, whatever became of the others. One that rejects, or is still busy `graceMs` after the
   * deadline, is logged and left behind.
   * @returns whether every one of them stopped.
   */
  stop(deadline: AbortSignal, graceMs?: number): Promise<boolean>;
}

export function createStages(log: Logger): Stages {
  const begun: Component[] = [];

  async function startOne(component: Component, signal: AbortSignal): Promise<void> {
    begun.push(component);
    const since = performance.now();
    try {
      await untilAborted(component.start(signal), signal);
    } catch (error) {
      if (signal.aborted) return;
      throw new StartError(component.name, error);
    }
    log.info(timed(component, since), 'component-started');
  }

  async function stopOne(component: Component, deadline: AbortSignal, graceMs: number): Promise<boolean> {
    const since = performance.now();
    try {
      await orOverdue(component.stop(deadline), deadline, graceMs);
      log.info(timed(component, since), 'component-stopped');
      return true;
    } catch (error) {
      log.error({ ...timed(component, since), [logFields.error]: error }, 'component-stop-failed');
      return false;
    }
  }

  return {
    async start(components, signal) {
      for (const component of components) {
        if (signal.aborted) return;
        await startOne(component, signal);
      }
    },
    async stop(deadline, graceMs = 1000) {
      let clean = true;
      for (let component = begun.pop(); component; component = begun.pop()) {
        clean = (await stopOne(component, deadline, graceMs)) && clean;
      }
      return clean;
    },
  };
}

function timed(component: Component, since: number): Record<string, unknown> {
  return {
    [logFields.component]: component.name,
    [logFields.durationMs]: Math.round(performance.now() - since),
  };
}

async function orOverdue(stopped: Promise<void>, deadline: AbortSignal, graceMs: number): Promise<void> {
  const settled = new AbortController();
  const overdue = new Promise<never>((_, reject) => {
    const startGrace = () => {
      const timer = setTimeout(
        () => reject(new Error(`still busy ${graceMs} ms after the deadline`)),
        graceMs,
      );
      settled.signal.addEventListener('abort', () => clearTimeout(timer));
    };
    if (deadline.aborted) startGrace();
    else deadline.addEventListener('abort', startGrace, { once: true, signal: settled.signal });
  });
  try {
    await Promise.race([stopped, overdue]);
  } finally {
    settled.abort();
  }
}
