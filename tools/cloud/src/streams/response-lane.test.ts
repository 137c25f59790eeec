import { describe, expect, test } from 'vitest';
import { ResponseLane } from './response-lane.ts';

const text = (value: string) => Buffer.from(value);
const turn = () => new Promise((resolve) => setImmediate(resolve));

function laneWith({ maxRequests = 10 } = {}) {
  const written: string[] = [];
  const taken: (() => void)[] = [];
  const lane = new ResponseLane({
    write: (bytes, onTaken) => {
      written.push(Buffer.from(bytes).toString());
      taken.push(onTaken);
    },
    encodeAck: (through) => text(`ack ${through}`),
    encodeHeartbeat: () => text('heartbeat'),
    maxRequests,
  });
  const takeAll = () => {
    for (let next = taken.shift(); next; next = taken.shift()) next();
  };
  return { lane, written, taken, takeAll };
}

describe('ResponseLane', () => {
  test('makes one acknowledgement of all that came in a turn', async () => {
    const { lane, written } = laneWith();
    for (let ordinal = 1; ordinal <= 100; ordinal += 1) lane.acknowledge(ordinal);
    await turn();
    expect(written).toEqual(['ack 100']);
  });

  test('writes nothing more, and keeps one of each, while the peer takes nothing', async () => {
    const { lane, written, takeAll } = laneWith();
    lane.acknowledge(1);
    await turn();
    for (let ordinal = 2; ordinal <= 1000; ordinal += 1) {
      lane.acknowledge(ordinal);
      lane.heartbeat();
    }
    await turn();
    expect(written).toEqual(['ack 1']);
    takeAll();
    expect(written).toEqual(['ack 1', 'heartbeat', 'ack 1000']);
  });

  test('sends requests before anything else, in order, and refuses more than may wait', () => {
    const { lane, written, takeAll } = laneWith({ maxRequests: 2 });
    lane.heartbeat();
    expect([lane.request(text('a')), lane.request(text('b')), lane.request(text('c'))]).toEqual([
      true,
      true,
      false,
    ]);
    lane.heartbeat();
    takeAll();
    expect(written).toEqual(['heartbeat', 'a', 'b', 'heartbeat']);
  });

  test('writes nothing after it was closed', async () => {
    const { lane, written } = laneWith();
    lane.acknowledge(1);
    lane.close();
    lane.heartbeat();
    expect(lane.request(text('late'))).toBe(false);
    await turn();
    expect(written).toEqual([]);
  });

  test('skips acknowledgements where a stream has none', async () => {
    const written: Uint8Array[] = [];
    const lane = new ResponseLane({
      write: (bytes) => written.push(bytes),
      encodeAck: () => undefined,
      encodeHeartbeat: () => text('heartbeat'),
      maxRequests: 1,
    });
    lane.acknowledge(1);
    await turn();
    expect(written).toEqual([]);
    expect(lane.acksWritten).toBe(0);
  });
});
