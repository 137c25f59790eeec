import { type Clock, type Component, systemClock } from '@kestrel/service';
import { loadTlsMaterial, type TlsFiles, type TlsMaterial } from './tls-material.ts';
import { describeTlsProblem, TlsMaterialError, type TlsProblem } from './tls-problem.ts';

export interface TlsWatcherOptions {
  readonly files: TlsFiles;
  /** Time between two looks at the files. Default 10 s. */
  readonly intervalMs?: number;
  /** Material that can be used and is not what was reported last. */
  readonly onMaterial: (material: TlsMaterial) => void;
  /**
   * What is wrong with the files, each time that changes; empty when all is well again. Files that cannot be used leave the
   * material in use as it is.
   */
  readonly onProblems: (problems: readonly TlsProblem[]) => void;
  readonly clock?: Clock;
}

/** Looks after TLS files. Its start never fails: files that are missing may still come. */
export interface TlsWatcher extends Component {
  /** Undefined until the files could be used for the first time. */
  readonly material: TlsMaterial | undefined;
}

/**
 * Reads the files again and again and compares contents: file notifications do not see Kubernetes swap the symbolic link
 * behind a mounted Secret, and three small files cost nothing to read.
 */
export function watchTlsMaterial(options: TlsWatcherOptions): TlsWatcher {
  const { files, intervalMs = 10_000, onMaterial, onProblems, clock = systemClock } = options;
  let material: TlsMaterial | undefined;
  let reported = '';
  let stopped = false;
  let cancelTimer: () => void = () => undefined;

  function report(problems: readonly TlsProblem[]): void {
    const text = problems.map(describeTlsProblem).join('\n');
    if (text === reported) return;
    reported = text;
    onProblems(problems);
  }

  async function look(): Promise<void> {
    try {
      const found = await loadTlsMaterial(files, clock.wallMs());
      if (stopped) return;
      report(found.warnings);
      if (found.digest === material?.digest) return;
      material = found;
      onMaterial(found);
    } catch (error) {
      if (!(error instanceof TlsMaterialError)) throw error;
      if (!stopped) report(error.problems);
    }
  }

  async function lookAndWait(): Promise<void> {
    await look();
    if (!stopped) cancelTimer = clock.setTimer(intervalMs, () => void lookAndWait());
  }

  return {
    name: 'tls-watcher',
    get material() {
      return material;
    },
    async start() {
      await lookAndWait();
    },
    async stop() {
      stopped = true;
      cancelTimer();
    },
  };
}
