/** What a service says about itself in /status: one section per idea, read when asked for. */
export interface StatusBoard {
  /**
   * Adds or replaces a section; `read` returns what `JSON.stringify` can take. One that throws shows as
   * `{ error: <message> }` and leaves the others alone.
   */
  section(name: string, read: () => unknown): void;
  snapshot(): Record<string, unknown>;
}

export function createStatusBoard(): StatusBoard {
  const sections = new Map<string, () => unknown>();
  return {
    section(name, read) {
      sections.set(name, read);
    },
    snapshot() {
      const entries = [...sections].map(([name, read]) => [name, readSection(read)] as const);
      return Object.fromEntries(entries);
    },
  };
}

function readSection(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
