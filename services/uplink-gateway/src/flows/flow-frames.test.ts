import { cloud } from '@kestrel/proto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimited } from '../../test/support/test-flow-source.ts';
import { type BatchFrameOptions, frameBatch } from './flow-frames.ts';

const flow = { src: { ns: 'shop', name: 'web' }, port: 8080, count: 12 };
const bytes = cloud.v1.Flow.encode(flow).finish();

/** Their bytes, each between two bytes that must stay as they are. */
function framesOf(batch: Uint8Array, options: BatchFrameOptions): Buffer[] {
  return frameBatch(batch, options).map((frame) => {
    const target = Buffer.alloc(frame.length + 2, 0xee);
    frame.writeTo(target, 1);
    expect([target[0], target.at(-1)]).toEqual([0xee, 0xee]);
    return target.subarray(1, -1);
  });
}

describe('frames of a batch', () => {
  test('have the bytes that the codec of the whole message writes', () => {
    const frames = framesOf(Buffer.concat([delimited(bytes), delimited(bytes)]), {
      field: 1,
      deliveryIdPrefix: 'KESTREL_FLOWS/a/7/',
    });
    const whole = [0, 1].map((index) =>
      Buffer.from(
        cloud.v1.StreamFlowsRequest.encode({ flow, delivery_id: `KESTREL_FLOWS/a/7/${index}` }).finish(),
      ),
    );
    expect(frames).toEqual(whole);
  });

  test('carry any records, as many as there are, with ids of their own', () => {
    const records = fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 }), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(1, 2, 10),
        fc.option(fc.string({ maxLength: 60 })),
        (all, field, id) => {
          const prefix = id === null ? undefined : Buffer.from(id).toString('hex');
          const batch = Buffer.concat(all.map(delimited));
          const frames = framesOf(batch, { field, deliveryIdPrefix: prefix });
          expect(frames).toHaveLength(all.length);
          for (const [index, record] of all.entries()) {
            const body = Buffer.concat([Buffer.from([(field << 3) | 2]), delimited(record)]);
            const frame = frames[index] ?? Buffer.alloc(0);
            expect(frame.subarray(0, body.length)).toEqual(body);
            const rest = cloud.v1.StreamFlowsRequest.decode(frame.subarray(body.length));
            expect(rest.delivery_id).toBe(prefix === undefined ? '' : `${prefix}${index}`);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
