import { type FrameFault, frameHeaderBytes } from './frame.ts';

export interface FrameReaderOptions {
  /** Longest message that is taken. */
  readonly maxMessageBytes: number;
  /** Called with each message in order: a view that is valid during the call only. */
  readonly onMessage: (message: Uint8Array) => void;
}

/** Kept for the next message that comes in pieces; more is given back. */
const keptBytes = 32 * 1024;
const firstBytes = 4 * 1024;

/**
 * Cuts the data of one gRPC stream, in chunks of any size, into its messages. A message that lies whole in a chunk is
 * handed on as a view into it, others are put together in a buffer that grows with what has come: a length that is
 * only promised costs nothing. After a fault nothing is read any more.
 */
export class FrameReader {
  readonly #maxMessageBytes: number;
  readonly #onMessage: (message: Uint8Array) => void;
  readonly #header = new Uint8Array(frameHeaderBytes);
  #headerBytes = 0;
  /** Length of the message under way; -1 while its header is not whole. */
  #length = -1;
  #pieces = new Uint8Array(0);
  #piecesBytes = 0;
  #fault: FrameFault | undefined;

  constructor({ maxMessageBytes, onMessage }: FrameReaderOptions) {
    this.#maxMessageBytes = maxMessageBytes;
    this.#onMessage = onMessage;
  }

  /** Bytes held of a message that has not come whole; 0 between two messages. */
  get pendingBytes(): number {
    return this.#headerBytes + this.#piecesBytes;
  }

  /** Takes the next chunk and answers what is wrong with it, which stays so. */
  push(chunk: Uint8Array): FrameFault | undefined {
    let at = 0;
    while (at < chunk.length && this.#fault === undefined) {
      if (this.#length < 0) at = this.#takeHeader(chunk, at);
      if (this.#length >= 0 && this.#fault === undefined) at = this.#takeBody(chunk, at);
    }
    return this.#fault;
  }

  #takeHeader(chunk: Uint8Array, start: number): number {
    let at = start;
    while (this.#headerBytes < frameHeaderBytes && at < chunk.length) {
      this.#header[this.#headerBytes++] = chunk[at++] as number;
    }
    if (this.#headerBytes === frameHeaderBytes) this.#readHeader();
    return at;
  }

  #readHeader(): void {
    const [flag = 0, a = 0, b = 0, c = 0, d = 0] = this.#header;
    const length = a * 0x100_0000 + ((b << 16) | (c << 8) | d);
    if (flag !== 0) this.#fault = flag === 1 ? 'compressed' : 'bad-flag';
    else if (length > this.#maxMessageBytes) this.#fault = 'too-large';
    else this.#length = length;
  }

  #takeBody(chunk: Uint8Array, at: number): number {
    const missing = this.#length - this.#piecesBytes;
    const end = Math.min(at + missing, chunk.length);
    if (this.#piecesBytes === 0 && end - at === missing) this.#finish(chunk.subarray(at, end));
    else {
      this.#keep(chunk.subarray(at, end));
      if (this.#piecesBytes === this.#length) this.#finish(this.#pieces.subarray(0, this.#length));
    }
    return end;
  }

  #keep(piece: Uint8Array): void {
    const size = this.#piecesBytes + piece.length;
    if (size > this.#pieces.length) this.#grow(size);
    this.#pieces.set(piece, this.#piecesBytes);
    this.#piecesBytes = size;
  }

  #grow(size: number): void {
    const longer = new Uint8Array(
      Math.min(Math.max(size, this.#pieces.length * 2, firstBytes), this.#length),
    );
    longer.set(this.#pieces.subarray(0, this.#piecesBytes));
    this.#pieces = longer;
  }

  #finish(message: Uint8Array): void {
    this.#length = -1;
    this.#headerBytes = 0;
    this.#piecesBytes = 0;
    if (this.#pieces.length > keptBytes) this.#pieces = new Uint8Array(0);
    this.#onMessage(message);
  }
}
