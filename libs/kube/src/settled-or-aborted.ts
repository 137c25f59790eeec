/** The same wait, cut short by `signal`; undefined where there is nothing to wait for. @throws the signal's reason */
export function settledOrAborted(
  wait: Promise<void> | undefined,
  signal: AbortSignal,
): Promise<void> | undefined {
  if (!wait) return undefined;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    wait.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
