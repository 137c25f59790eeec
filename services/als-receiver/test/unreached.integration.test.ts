import { type Bus, createPublisher, headers, inventorySubject } from '@kestrel/bus';
import { splitBatch } from '@kestrel/flows';
import { cloud } from '@kestrel/proto';
import { eventually, startMesh, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { createMerger } from '../src/create-merger.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

/** Entries are here when the call is over. */
const quick = { flushIntervalMs: 20 };

test("a call that the server's sidecar never tells of counts by what the client's says, any other by the server's", async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const receiver = await TestReceiver.start({ NATS_URL: nats.url, ACCESS_LOG_WINDOW: '10m' }, createMerger);
  await eventually(() => expect(receiver.condition('bus')?.state).toBe('ok'));
  await placeServer(observer.bus, '127.77.0.12');
  await eventually(() => expect(receiver.status.inventory.addresses).toBe(1));
  await using mesh = await startMesh({
    alsAddress: `127.0.0.1:${receiver.port}`,
    clientLog: quick,
    serverLog: quick,
  });
  const { client, clientSidecar, serverSidecar } = mesh;
  const received = (entries: number) =>
    eventually(() => expect(receiver.status['ledger-flows-l7'].received).toBe(entries));
  const untilUpstreamHas = (what: string) =>
    eventually(async () => {
      const statistics = await clientSidecar.statistics(`^cluster.outbound.80.*orders.*${what}$`);
      expect(Object.values(statistics)).toEqual([1]);
    });

  // The server reports, and has no connection for HTTP yet.
  await client.exchange('hello');
  await received(4);
  serverSidecar.pause();
  await client.leave({ path: '/left-while-connecting' }, () =>
    untilUpstreamHas('upstream_rq_pending_active'),
  );
  await received(6);
  serverSidecar.resume();
  expect(await client.request({ path: '/answered' })).toBe(200);
  await received(10);
  serverSidecar.pause();
  const cutOff = client.request({ path: '/cut-off' });
  await untilUpstreamHas('upstream_rq_active');
  await serverSidecar.kill();
  expect(await cutOff).toBe(503);
  expect(await client.request({ path: '/refused' })).toBe(503);
  await received(14);

  await receiver.stop();
  await eventually(() => expect(observer.stored).toBe(receiver.status['ledger-flows-l7'].published));
  const records = observer.batches.flatMap(({ payload }) =>
    splitBatch(payload).map((bytes) => cloud.v1.L7AccessLog.decode(bytes)),
  );
  const rows = records.map(({ destination, http_data: http, node_id: node, count }) => [
    `${node?.split('~')[2]?.split(/[-.]/)[0]} > ${destination?.name}`,
    `${http?.path ?? 'TCP'} ${http?.response_code ?? ''} ${http?.response_flags?.join(',') ?? ''}`.trim(),
    Number(count),
  ]);
  expect(rows.sort()).toEqual(
    [
      ['orders > orders', 'TCP', 1],
      ['orders > orders', '/answered 200', 1],
      ['web > orders', '/left-while-connecting 0 DC', 1],
      ['web > orders', '/cut-off 503 UC', 1],
      ['web > orders', '/refused 503 UF', 1],
    ].sort(),
  );
  // An entry that is both, another provider's and the other side's, goes under what was known first.
  const { shadow, 'other-side': otherSide } = receiver.status['ledger-flows-l7'].filtered;
  expect(shadow + otherSide).toBe(9);
});

/** So that its address is known before its sidecar was heard. */
async function placeServer(bus: Bus, ip: string): Promise<void> {
  const publisher = createPublisher(bus, { maxBytesInFlight: 1_000_000 });
  await publisher.start(new AbortController().signal);
  await publisher.publish({
    subject: inventorySubject({ type: 'pod', namespace: 'shop', name: 'orders-1', uid: 'orders-1' }),
    payload: cloud.v1.Pod.encode({ name: 'orders-1', namespace: 'shop', pod_ip: ip }).finish(),
    headers: { [headers.root]: 'Deployment/orders' },
  });
}
