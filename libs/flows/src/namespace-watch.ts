const watch = { nowhere: 0, no: 1, yes: 2 } as const;

/** What a namespace says of traffic that has an end in it, as a number for `isUnwatched`; '' is in none. */
export function watchOf(namespace: string, isWatched: (namespace: string) => boolean): number {
  if (namespace === '') return watch.nowhere;
  return isWatched(namespace) ? watch.yes : watch.no;
}

/** True where at least one of two ends has a namespace, and none has one that is watched: the same for flows and calls. */
export function isUnwatched(source: number, destination: number): boolean {
  return (source | destination) === watch.no;
}
