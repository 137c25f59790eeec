/** Uuids are kept as hashes of 64 bits: of a million remembered ones an unseen one is taken for seen once in 10^13. */
export class UuidHash {
  low = 0;
  high = 0;

  /** Takes the hash of these bytes. */
  read(view: DataView, bytes: Uint8Array, start: number, end: number): void {
    let low = end - start;
    let high = 0x9e3779b1 | 0;
    let at = start;
    for (const whole = start + ((end - start) & ~3); at < whole; at += 4) {
      const word = view.getInt32(at, true);
      low = Math.imul(low ^ word, 0x85ebca6b);
      low ^= low >>> 13;
      high = Math.imul(high ^ word, 0xc2b2ae35);
      high ^= high >>> 16;
    }
    for (; at < end; at++) {
      low = Math.imul(low ^ (bytes[at] as number), 0x01000193);
      high = Math.imul(high ^ (bytes[at] as number), 0x27d4eb2f);
    }
    this.low = low;
    this.high = high;
  }
}
