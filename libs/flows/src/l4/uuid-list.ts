import { compareTimes, type EventTime } from './event-time.ts';

/** Bytes of a uuid's hash in a position. */
const bytesEach = 8;

/** Hashes of uuids (see `UuidHash`) with the times of their events, oldest first. */
export class UuidList {
  readonly length: number;
  readonly #words: Int32Array;
  readonly #times: readonly EventTime[];

  /** @param words two for each uuid, @param times one for each */
  constructor(words: Int32Array, times: readonly EventTime[]) {
    this.length = times.length;
    this.#words = words;
    this.#times = times;
  }

  lowAt(index: number): number {
    return this.#words[index * 2] as number;
  }

  highAt(index: number): number {
    return this.#words[index * 2 + 1] as number;
  }

  timeAt(index: number): EventTime {
    return this.#times[index] as EventTime;
  }

  has(low: number, high: number): boolean {
    for (let at = 0; at < this.#words.length; at += 2) {
      if (this.#words[at] === low && this.#words[at + 1] === high) return true;
    }
    return false;
  }

  /** The newest ones, at most so many. */
  newest(count: number): UuidList {
    if (count >= this.length) return this;
    const from = this.length - count;
    return new UuidList(this.#words.subarray(from * 2), this.#times.slice(from));
  }

  encode(): string {
    const bytes = Buffer.allocUnsafe(this.length * bytesEach);
    for (const [index, word] of this.#words.entries()) bytes.writeInt32LE(word, index * 4);
    return bytes.toString('base64url');
  }

  /** @param time of all of them: their own are not stored. Undefined where the text is not what `encode` writes */
  static decode(text: string, time: EventTime): UuidList | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length % bytesEach !== 0 || bytes.toString('base64url') !== text) return undefined;
    const words = Int32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4));
    return new UuidList(
      words,
      Array.from({ length: words.length / 2 }, () => time),
    );
  }

  /** Of unordered entries. */
  static sorted(entries: readonly { low: number; high: number; time: EventTime }[]): UuidList {
    const ordered = [...entries].sort((a, b) => compareTimes(a.time, b.time));
    const words = Int32Array.from(ordered.flatMap(({ low, high }) => [low, high]));
    return new UuidList(
      words,
      ordered.map(({ time }) => time),
    );
  }
}

export const noUuids = new UuidList(new Int32Array(0), []);
