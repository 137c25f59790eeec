/** Values of cloud.v1.Action. */
export const actions = { create: 1, update: 2, delete: 3 } as const;

export type Action = (typeof actions)[keyof typeof actions];

/** What is put around a payload; none of it needs the payload decoded. */
export interface FrameOptions {
  /** Number of the oneof member of the stream's request that carries this message. */
  readonly field: number;
  /** The `action` field, appended inside the message, where it wins over an earlier one. */
  readonly action?: { readonly field: number; readonly value: Action };
  /** Extension field 1000 of the stream's request; only for a cloud that names `delivery-id`. */
  readonly deliveryId?: string;
}

/** At most what is put around a payload: oneof tag and length, action, a delivery id of 200 bytes. */
export const maxFrameBytes = 256;

const lengthDelimited = 2;
export const deliveryIdTag = (1000 << 3) | lengthDelimited;

/** One request message of a stream: oneof tag, length, payload with its action, delivery id. */
export function frameMessage(payload: Uint8Array, { field, action, deliveryId }: FrameOptions): Buffer {
  const tag = (field << 3) | lengthDelimited;
  const actionTag = action ? action.field << 3 : 0;
  const innerBytes = payload.length + (action ? varintBytes(actionTag) + varintBytes(action.value) : 0);
  const idBytes = deliveryId ? Buffer.byteLength(deliveryId) : 0;
  const idFieldBytes = deliveryId ? varintBytes(deliveryIdTag) + varintBytes(idBytes) + idBytes : 0;

  const frame = Buffer.allocUnsafe(varintBytes(tag) + varintBytes(innerBytes) + innerBytes + idFieldBytes);
  let offset = writeVarint(frame, tag, 0);
  offset = writeVarint(frame, innerBytes, offset);
  frame.set(payload, offset);
  offset += payload.length;
  if (action) {
    offset = writeVarint(frame, actionTag, offset);
    offset = writeVarint(frame, action.value, offset);
  }
  if (deliveryId) {
    offset = writeVarint(frame, deliveryIdTag, offset);
    offset = writeVarint(frame, idBytes, offset);
    frame.write(deliveryId, offset);
  }
  return frame;
}

export function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

export function writeVarint(target: Buffer, value: number, offset: number): number {
  let rest = value >>> 0;
  let at = offset;
  while (rest > 0x7f) {
    target[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[at++] = rest;
  return at;
}
