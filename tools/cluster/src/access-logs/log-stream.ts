import type { ClientHttp2Stream } from 'node:http2';
import { encodeFrame } from '@kestrel/grpc';
import { lengthOf } from './entry-template.ts';

/** As Envoy's: so many bytes trigger a flush, and while nobody takes them, what comes above is dropped. */
const bufferBytes = 16_384;
/** As Envoy's. */
const flushIntervalMs = 1_000;

export interface LogStreamOptions {
  /** Field number of the entries in the message, shifted: http_logs or tcp_logs. */
  readonly entriesTag: number;
  readonly identifier: () => Buffer;
  /** Opens the call; undefined while there is no connection. */
  readonly open: () => ClientHttp2Stream | undefined;
}

/** One StreamAccessLogs call of a sidecar, opened anew when it has ended: entries are buffered, sent, and forgotten. */
export class LogStream {
  dropped = 0;
  sent = 0;
  /** Calls that ended while they were needed: what they had been given may be lost. */
  ended = 0;
  readonly #options: LogStreamOptions;
  #stream: ClientHttp2Stream | undefined;
  #entries: Buffer[] = [];
  #bytes = 0;
  #firstMs = 0;

  constructor(options: LogStreamOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  /** Entries that are buffered. */
  get pending(): number {
    return this.#entries.length;
  }

  /** False: dropped. */
  log(entry: Buffer, nowMs: number): boolean {
    if (this.#bytes >= bufferBytes && !this.#flush()) {
      this.dropped += 1;
      return false;
    }
    if (this.#entries.length === 0) this.#firstMs = nowMs;
    this.#entries.push(entry);
    this.#bytes += entry.length;
    if (this.#bytes >= bufferBytes) this.#flush();
    return true;
  }

  /** Sends what has waited long enough. */
  flushDue(nowMs: number): void {
    if (this.#entries.length > 0 && nowMs - this.#firstMs >= flushIntervalMs) this.#flush();
  }

  /** Sends everything and ends the call; settles when the receiver has answered or the call is gone. */
  async close(): Promise<void> {
    if (this.#entries.length > 0) this.#flush();
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream === undefined) return;
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.end();
    await closed;
  }

  /** False where it cannot be sent now. */
  #flush(): boolean {
    const isNew = this.#stream === undefined;
    const stream = this.#stream ?? this.#start();
    if (stream === undefined || stream.writableNeedDrain) return false;
    const { entriesTag, identifier } = this.#options;
    const size = lengthOf({ length: this.#bytes });
    const parts = [Buffer.of(entriesTag), size, ...this.#entries];
    stream.write(encodeFrame(Buffer.concat(isNew ? [identifier(), ...parts] : parts)));
    this.sent += this.#entries.length;
    this.#entries = [];
    this.#bytes = 0;
    return true;
  }

  #start(): ClientHttp2Stream | undefined {
    const stream = this.#options.open();
    if (stream === undefined) return undefined;
    this.#stream = stream;
    const forget = (): void => {
      if (this.#stream !== stream) return;
      this.#stream = undefined;
      this.ended += 1;
      stream.destroy();
    };
    stream.on('error', forget).on('end', forget).on('close', forget).resume();
    return stream;
  }
}
