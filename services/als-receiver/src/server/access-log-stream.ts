import type { ServerHttp2Stream } from 'node:http2';
import { type FrameFault, FrameReader } from '@kestrel/grpc';
import { type GrpcStatus, grpcStatus, replyError, replyOk } from './reply.ts';
import type { ServerParts } from './server-parts.ts';

/** Where the messages of one stream go. */
export interface StreamSink {
  /** Takes in one StreamAccessLogsMessage, whose bytes are valid during the call only; never throws. */
  accept(message: Uint8Array): void;
  close(): void;
}

/** What can be wrong with a stream. */
export type StreamFault = FrameFault | 'truncated' | 'stalled' | 'no-room';

/** What ended a stream: its peer, by the book or not; its connection; this server; or a fault. */
export type StreamEnd = 'finished' | 'reset' | 'rotated' | StreamFault;

const emptyResponse = new Uint8Array();

const answers: Readonly<Record<StreamFault, readonly [GrpcStatus, string]>> = {
  compressed: [grpcStatus.unimplemented, 'compressed messages are not understood'],
  'bad-flag': [grpcStatus.internal, 'the data is not gRPC messages'],
  'too-large': [grpcStatus.resourceExhausted, 'a message is longer than this server takes'],
  truncated: [grpcStatus.internal, 'the stream ended within a message'],
  stalled: [grpcStatus.deadlineExceeded, 'a message stood still half-way'],
  'no-room': [grpcStatus.resourceExhausted, 'too many messages have come in part only'],
};

/**
 * One StreamAccessLogs call. It reads all the time, whatever becomes of the entries, so that no Envoy waits for us. A
 * fault ends this stream and no other. After `rotate` our side ends, and the peer's is read until it ends, too.
 */
export class AccessLogStream {
  readonly #stream: ServerHttp2Stream;
  readonly #sink: StreamSink;
  readonly #parts: ServerParts;
  readonly #reader: FrameReader;
  readonly #onClosed: () => void;
  #messages = 0;
  #end: StreamEnd | undefined;
  #isClosed = false;
  #isToRotate = false;
  #messagesAtLook = 0;
  #stalledSinceMs: number | undefined;

  constructor(stream: ServerHttp2Stream, sink: StreamSink, parts: ServerParts, onClosed: () => void) {
    this.#stream = stream;
    this.#sink = sink;
    this.#parts = parts;
    this.#onClosed = onClosed;
    this.#reader = new FrameReader({
      maxMessageBytes: parts.limits.maxMessageBytes,
      onMessage: (message) => this.#accept(message),
    });
    parts.metrics.streamsOpened.inc();
    parts.metrics.streams.inc();
    stream.on('data', (chunk: Uint8Array) => this.#take(chunk));
    stream.on('end', () => this.#finish());
    stream.on('error', () => undefined);
    stream.on('close', () => this.#closed());
  }

  /**
   * Ends our side, so that the peer opens its next stream elsewhere. An Envoy then resets its own side with whatever it
   * has not sent: hence not before the first message, nor within one.
   */
  rotate(): void {
    this.#isToRotate = true;
    this.#rotateBetweenMessages();
  }

  #rotateBetweenMessages(): void {
    const isBetween = this.#messages > 0 && this.#reader.pendingBytes === 0;
    if (!isBetween || this.#end !== undefined) return;
    this.#end = 'rotated';
    replyOk(this.#stream, emptyResponse);
  }

  /** Called every few seconds. */
  look(nowMs: number): void {
    const isMoving = this.#reader.pendingBytes === 0 || this.#messages !== this.#messagesAtLook;
    this.#messagesAtLook = this.#messages;
    if (isMoving) this.#stalledSinceMs = undefined;
    else this.#stalledSinceMs ??= nowMs;
    const { stallTimeoutMs } = this.#parts.limits;
    if (this.#stalledSinceMs !== undefined && nowMs - this.#stalledSinceMs >= stallTimeoutMs)
      this.#fail('stalled');
  }

  #accept(message: Uint8Array): void {
    this.#messages += 1;
    const { messages, receivedBytes } = this.#parts.metrics;
    messages.inc();
    receivedBytes.inc(message.length);
    this.#sink.accept(message);
  }

  #take(chunk: Uint8Array): void {
    if (this.#isClosed) return;
    const { partial } = this.#parts;
    const before = this.#reader.pendingBytes;
    const fault = this.#reader.push(chunk);
    partial.change(this.#reader.pendingBytes - before);
    if (fault !== undefined) this.#fail(fault);
    else if (partial.isOver) this.#fail('no-room');
    else if (this.#isToRotate) this.#rotateBetweenMessages();
  }

  #finish(): void {
    // A reset ends the data, too; its close is told next.
    if (this.#isClosed || this.#stream.aborted || this.#stream.rstCode !== 0) return;
    if (this.#reader.pendingBytes > 0) this.#fail('truncated');
    else {
      this.#end ??= 'finished';
      replyOk(this.#stream, emptyResponse);
    }
  }

  #fail(fault: StreamFault): void {
    this.#end = fault;
    this.#closed();
    this.#parts.onStreamFault(fault);
    const [status, text] = answers[fault];
    replyError(this.#stream, status, text);
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { partial, metrics, onBrokenMessage } = this.#parts;
    if (this.#reader.pendingBytes > 0) onBrokenMessage();
    partial.change(-this.#reader.pendingBytes);
    metrics.streams.dec();
    metrics.streamsEnded.inc({ cause: this.#end ?? 'reset' });
    this.#sink.close();
    this.#onClosed();
  }
}
