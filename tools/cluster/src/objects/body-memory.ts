/** Turns a text into bytes that are kept. */
export type KeepText = (text: string) => Buffer;

/** Outside Node's pool: one version that lives long would keep a whole slab of it. */
export const keepAlone: KeepText = (text) => {
  const buffer = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  buffer.write(text);
  return buffer;
};

const slabBytes = 1024 * 1024;

/**
 * Puts many texts into one piece of memory: half a million pieces would cost the garbage collector seconds. A slab is
 * freed when everything in it has gone, so this is for what comes together and mostly stays.
 */
export function keepInSlabs(): KeepText {
  let slab = Buffer.alloc(0);
  let used = 0;
  return (text) => {
    const length = Buffer.byteLength(text);
    if (used + length > slab.length) {
      slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, length));
      used = 0;
    }
    const start = used;
    used += slab.write(text, start);
    return slab.subarray(start, used);
  };
}
