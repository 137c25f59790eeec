import { BodyMemory } from './body-memory.ts';

/** Lets a limited number of callers through at a time, first come first served. */
export interface ListGate {
  /** Disposing of the place leaves it to the next. @throws the signal's reason when it aborts first */
  enter(signal: AbortSignal): Promise<ListPlace>;
}

export interface ListPlace extends Disposable {
  /** Of whoever has the place. */
  readonly memory: BodyMemory;
}

export function createListGate(places: number): ListGate {
  const waiting = new Set<(memory: BodyMemory) => void>();
  const free = Array.from({ length: places }, () => new BodyMemory());

  const toPlace = (memory: BodyMemory): ListPlace => {
    let hasLeft = false;
    return {
      memory,
      [Symbol.dispose]() {
        if (hasLeft) return;
        hasLeft = true;
        const [next] = waiting;
        if (next) next(memory);
        else free.push(memory);
      },
    };
  };

  return {
    enter(signal) {
      signal.throwIfAborted();
      const memory = free.pop();
      if (memory) return Promise.resolve(toPlace(memory));
      const { promise, resolve, reject } = Promise.withResolvers<ListPlace>();
      const admit = (left: BodyMemory): void => {
        waiting.delete(admit);
        signal.removeEventListener('abort', giveUp);
        resolve(toPlace(left));
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
