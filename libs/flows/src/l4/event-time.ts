/** A time of an event as protobuf has it: whole seconds since the Unix epoch, and nanoseconds. */
export interface EventTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** Negative where `a` is earlier than `b`. */
export function compareTimes(a: EventTime, b: EventTime): number {
  return a.seconds === b.seconds ? a.nanos - b.nanos : a.seconds - b.seconds;
}

const endOfYear9999 = 253_402_300_800;

/** What google.protobuf.Timestamp allows, without the times before 1970. */
export function isPlausible({ seconds, nanos }: EventTime): boolean {
  return seconds > 0 && seconds < endOfYear9999 && nanos >= 0 && nanos < 1_000_000_000;
}

/** Before every event. */
export const beforeAll: EventTime = { seconds: Number.NEGATIVE_INFINITY, nanos: 0 };

export function laterOf(a: EventTime, b: EventTime): EventTime {
  return compareTimes(a, b) >= 0 ? a : b;
}

/** That many seconds earlier. */
export function earlier({ seconds, nanos }: EventTime, bySeconds: number): EventTime {
  const whole = Math.floor(bySeconds);
  const left = nanos - Math.round((bySeconds - whole) * 1e9);
  return left < 0
    ? { seconds: seconds - whole - 1, nanos: left + 1e9 }
    : { seconds: seconds - whole, nanos: left };
}
