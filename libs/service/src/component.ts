/**
 * A part of a service with a life of its own. A service is a list of components, started in order and stopped in
 * reverse, so a component may use every one before it for as long as it runs.
 */
export interface Component {
  /** kebab-case; names the component in logs and errors. */
  readonly name: string;
  /**
   * Resolves when the component can do its work; what depends on the outside (a bus, a cloud) may wait as long as it
   * takes, reporting a health condition meanwhile. `signal` aborts when the service is told to stop during its start:
   * then it settles soon, either way. A rejection ends the service with exit code 1.
   */
  start(signal: AbortSignal): Promise<void>;
  /**
   * Takes no new work, finishes or hands back what it has, releases what it holds. Idempotent, and safe when start was
   * never called, failed, or has not settled. When `deadline` aborts it gives up what is not finished and settles.
   */
  stop(deadline: AbortSignal): Promise<void>;
}
