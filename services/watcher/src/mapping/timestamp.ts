import type { google } from '@kestrel/proto';
import { MappingError, type RawObject, stringAt } from './raw-object.ts';

type Timestamp = google.protobuf.Timestamp.$Properties;

const rfc3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
/** As the API server writes nearly all of them. */
const wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A time field (RFC 3339, up to nanoseconds); undefined where it is absent or null. @throws MappingError */
export function timestampAt(object: RawObject | undefined, field: string): Timestamp | undefined {
  const text = stringAt(object, field);
  if (text === '') return undefined;
  if (wholeSeconds.test(text)) return toTimestamp(field, text, Date.parse(text), 0);
  const match = rfc3339.exec(text);
  const ms = match ? Date.parse(match[2] === undefined ? text : `${match[1]}${match[3]}`) : Number.NaN;
  return toTimestamp(field, text, ms, match?.[2] === undefined ? 0 : Number(match[2].padEnd(9, '0')));
}

function toTimestamp(field: string, text: string, ms: number, nanos: number): Timestamp {
  if (Number.isNaN(ms)) throw new MappingError(field, 'an RFC 3339 time', text);
  return { seconds: ms / 1000, nanos };
}

/** Milliseconds since the epoch; undefined where there is no time. */
export function timestampToMs(timestamp: Timestamp | null | undefined): number | undefined {
  return timestamp
    ? Number(timestamp.seconds ?? 0) * 1000 + Math.trunc((timestamp.nanos ?? 0) / 1e6)
    : undefined;
}

/** The time of a clock's `wallMs`. */
export function timestampFromMs(ms: number): Timestamp {
  const seconds = Math.floor(ms / 1000);
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1e6) };
}
