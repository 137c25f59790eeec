import type { WireReader } from '../wire-reader.ts';
import type { AccessLogEntry } from './access-log-entry.ts';

/** HTTPRequestProperties. */
export function readRequest(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  entry.hasRequest = true;
  while (wire.more()) {
    const tag = wire.tag();
    switch (tag) {
      case 1 << 3:
        entry.method = wire.varint();
        break;
      case (3 << 3) | 2:
        wire.place(entry.authority);
        break;
      case (5 << 3) | 2:
        wire.place(entry.path);
        break;
      case (6 << 3) | 2:
        wire.place(entry.userAgent);
        break;
      case (7 << 3) | 2:
        wire.place(entry.referer);
        break;
      case 12 << 3:
        entry.requestBytes = wire.uint64();
        break;
      case (13 << 3) | 2:
        wire.placeElement(entry.requestHeaders);
        break;
      default:
        wire.skip(tag);
        break;
    }
  }
  wire.leave(outer);
}

/** HTTPResponseProperties; trailers are taken for headers. */
export function readResponse(wire: WireReader, entry: AccessLogEntry): void {
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    switch (tag) {
      case (1 << 3) | 2:
        entry.code = readWrapped(wire, entry.code);
        break;
      case 3 << 3:
        entry.responseBytes = wire.uint64();
        break;
      case (4 << 3) | 2:
      case (5 << 3) | 2:
        wire.placeElement(entry.responseHeaders);
        break;
      case (6 << 3) | 2:
        wire.place(entry.codeDetails);
        break;
      default:
        wire.skip(tag);
        break;
    }
  }
  wire.leave(outer);
}

/** UInt32Value; in pieces, the last value counts. */
function readWrapped(wire: WireReader, before: number): number {
  let value = before;
  const outer = wire.enter();
  while (wire.more()) {
    const tag = wire.tag();
    if (tag === 1 << 3) value = wire.varint();
    else wire.skip(tag);
  }
  wire.leave(outer);
  return value;
}
