/** A promise to be opened from outside, once. */
export interface Latch<T = void> {
  readonly opened: Promise<T>;
  readonly isOpen: boolean;
  open(value: T): void;
  fail(error: Error): void;
}

/** A latch that is closed until `open` or `fail` is called; later calls change nothing. */
export function createLatch<T = void>(): Latch<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let isOpen = false;
  promise.catch(() => undefined);
  return {
    opened: promise,
    get isOpen() {
      return isOpen;
    },
    open(value) {
      isOpen = true;
      resolve(value);
    },
    fail(error) {
      isOpen = true;
      reject(error);
    },
  };
}
