const actions = new Set<() => void>();
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Calls `action` when this process ends: by itself, or by a signal that nobody else in it handles. A test runner ends
 * its workers by SIGTERM, of which `exit` listeners hear nothing. The same action twice is called once.
 */
export function atExit(action: () => void): void {
  if (actions.size === 0) listen();
  actions.add(action);
}

function listen(): void {
  const run = (): void => {
    for (const action of actions) action();
  };
  process.once('exit', run);
  for (const signal of signals) {
    const onSignal = (): void => {
      if (process.listenerCount(signal) > 1) return;
      run();
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    };
    process.on(signal, onSignal);
  }
}
