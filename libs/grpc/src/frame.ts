/** In front of every gRPC message: a flag byte, 1 where it is compressed, and its length as a big-endian uint32. */
export const frameHeaderBytes = 5;

/** Why bytes are not gRPC messages. */
export type FrameFault =
  /** Its flag says that it is compressed, which nobody agreed on. */
  | 'compressed'
  /** Its flag is neither 0 nor 1. */
  | 'bad-flag'
  /** It is longer than this side takes. */
  | 'too-large';

/** A message as it goes on the wire, uncompressed. */
export function encodeFrame(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(frameHeaderBytes + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, frameHeaderBytes);
  return frame;
}
