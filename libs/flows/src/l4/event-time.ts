/** A time of an event as protobuf has it: whole seconds since the Unix epoch, and nanoseconds. */
export interface EventTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** Negative where `a` is earlier than `b`. */
export function compareTimes(a: EventTime, b: EventTime): number {
  return a.seconds - b.seconds || a.nanos - b.nanos;
}

const endOfYear9999 = 253_402_300_800;

/** What google.protobuf.Timestamp allows, without the times before 1970. */
export function isPlausible({ seconds, nanos }: EventTime): boolean {
  return seconds > 0 && seconds < endOfYear9999 && nanos >= 0 && nanos < 1_000_000_000;
}
