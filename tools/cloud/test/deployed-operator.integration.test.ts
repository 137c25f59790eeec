import { readFileSync } from 'node:fs';
import { cloud } from '@kestrel/proto';
import { eventually } from '@kestrel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageFromJson } from '../src/message-from-json.ts';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator, type TestStream } from './support/test-operator.ts';

interface Recorded {
  readonly stream: 'data' | 'events';
  readonly msg: Readonly<Record<string, RecordedObject>>;
}

// biome-ignore lint/suspicious/noExplicitAny: recorded JSON of many messages
type RecordedObject = Record<string, any>;

/** What a deployed operator said about a small cluster, less the last-applied annotations. */
const recording: readonly Recorded[] = readFileSync(
  new URL('./fixtures/deployed-operator.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const inventoryMembers = new Set([
  'namespace',
  'workload',
  'service',
  'pod',
  'node',
  'network_policy',
  'authorization_policy',
]);

/** The last state of each object by type and uid, straight from the JSON: what a cloud must end up with. */
function finalObjects(): { readonly type: string; readonly object: RecordedObject }[] {
  const objects = new Map<string, { type: string; object: RecordedObject }>();
  for (const { msg } of recording) {
    for (const [member, { action, ...object }] of Object.entries(msg).filter(([name]) =>
      inventoryMembers.has(name),
    )) {
      const type = member === 'workload' ? `workload-${object.kind.toLowerCase()}` : member.replace('_', '');
      const key = `${type} ${object.metadata?.uid ?? object.uid}`;
      // The order of targets has no meaning, and a cloud keeps them sorted.
      object.target_workloads?.sort();
      if (action === 'ACTION_DELETE') objects.delete(key);
      else objects.set(key, { type, object });
    }
  }
  return [...objects.values()];
}

describe('what a deployed operator says', () => {
  let server: TestCloud;
  let operator: TestOperator;
  let data: TestStream;

  beforeAll(async () => {
    server = await startCloud({ EXTENSIONS: 'none' });
    operator = await TestOperator.connect(server);
    data = operator.open('data');
    const events = operator.open('events');
    for (const { stream, msg } of recording) {
      if (stream === 'data') await data.send(messageFromJson('cloud.v1.StreamDataRequest', msg));
      else {
        const request = messageFromJson('cloud.v1.StreamEventsRequest', msg);
        await events.write(cloud.v1.StreamEventsRequest.encode(request).finish());
      }
    }
    await eventually(async () => {
      const { streams } = await server.get('/clusters/shop/connection');
      const received = streams.reduce(
        (sum: number, stream: { received: number }) => sum + stream.received,
        0,
      );
      expect(received).toBe(recording.length);
    });
  });

  afterAll(async () => {
    operator[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
  });

  test('is the inventory in the end, object by object', async () => {
    const { items, next_offset } = await server.get('/clusters/shop/inventory/objects?limit=1000');
    const held = items.map(({ type, object }: RecordedObject) => ({ type, object }));
    const expected = finalObjects();
    expect(next_offset).toBeNull();
    expect(held).toHaveLength(expected.length);
    for (const object of expected) expect(held).toContainEqual(object);
  });

  test('is counted by type as its cluster has it', async () => {
    const by_type: Record<string, number> = {};
    for (const { type } of finalObjects()) by_type[type] = (by_type[type] ?? 0) + 1;
    expect(by_type).toMatchObject({ namespace: 5, 'workload-deployment': 3, networkpolicy: 2 });
    expect((await server.get('/clusters/shop/inventory')).by_type).toEqual(by_type);
  });

  test('breaks the rules only where deployed operators are known to', async () => {
    const { anomalies } = await server.get('/clusters/shop/counters');
    expect(Object.fromEntries(Object.entries(anomalies).filter(([, count]) => count !== 0))).toEqual({
      'create-of-known': 2,
      'update-without-change': 62,
    });
  });

  test('has its events on both streams', async () => {
    const events = await server.get('/clusters/shop/events?limit=1000');
    const recorded = recording.filter(
      ({ msg }) =>
        !Object.keys(msg).some((member) => inventoryMembers.has(member) || member === 'inventory_commit'),
    );
    expect(events.reverse().map(({ type, message }: RecordedObject) => ({ [type]: message }))).toEqual(
      expect.arrayContaining(recorded.map(({ msg }) => msg)),
    );
    expect(events).toHaveLength(recorded.length);
  });
});
