/** Lets a limited number of callers through at a time, first come first served. */
export interface ListGate {
  /** Resolves with the way to leave again. @throws the signal's reason when it aborts first */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createListGate(places: number): ListGate {
  const waiting = new Set<() => void>();
  let free = places;

  const leave = (): void => {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  };
  const leaveOnce = (): (() => void) => {
    let hasLeft = false;
    return () => {
      if (!hasLeft) leave();
      hasLeft = true;
    };
  };

  return {
    enter(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return Promise.resolve(leaveOnce());
      }
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const admit = (): void => {
        waiting.delete(admit);
        signal.removeEventListener('abort', giveUp);
        resolve(leaveOnce());
      };
      const giveUp = (): void => {
        waiting.delete(admit);
        reject(signal.reason);
      };
      waiting.add(admit);
      signal.addEventListener('abort', giveUp, { once: true });
      return promise;
    },
  };
}
