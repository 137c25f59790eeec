import { envoy } from '@kestrel/proto/envoy-codecs';
import { eventually, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { createMerger } from '../src/create-merger.ts';
import { httpEntry, identifier, logMessage } from './support/envoy-messages.ts';
import { LogClient } from './support/log-client.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;

/** An entry of a caller of its own. */
function messageOf(caller: number): Uint8Array {
  const entry = httpEntry(caller);
  const uri = `spiffe://cluster.local/ns/shop/sa/client-${caller}`;
  const tls_properties = { peer_certificate_properties: { subject_alt_name: [{ uri }] } };
  const common_properties = { ...entry.common_properties, tls_properties };
  return StreamAccessLogsMessage.encode({
    http_logs: { log_entry: [{ ...entry, common_properties }] },
  }).finish();
}

test('while the bus stands still windows merge, then shed, by proxy: accepted = stored + dropped', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  await using receiver = await TestReceiver.start(
    { NATS_URL: nats.url, ACCESS_LOG_WINDOW: '10m', ACCESS_LOG_MAX_KEYS: '100' },
    createMerger,
  );
  await eventually(() => expect(receiver.condition('bus')?.state).toBe('ok'));
  const ledger = () => receiver.status['ledger-flows-l7'];
  using client = new LogClient(receiver.port);
  const call = client.open().send(logMessage({ identify: 0 }));
  nats.pause();
  try {
    for (let i = 0; i < 100; i++) call.send(logMessage({ http: 16 }));
    for (let caller = 0; caller < 120; caller++) call.send(messageOf(caller));
    await eventually(() => expect(ledger()).toMatchObject({ received: 1_720, open: 1_720 }));
    for (let caller = 1_000; caller < 1_400; caller++) call.send(messageOf(caller));
    // Calls like those that are open are merged, however full it is.
    for (let i = 0; i < 100; i++) call.send(messageOf(119));
    await eventually(() => expect(ledger().received).toBe(2_220));
    expect(call.isAnswered).toBe(false);
    expect(receiver.isReady).toBe(true);
  } finally {
    nats.resume();
  }
  const dropped = ledger().lost['no-room'];
  expect(dropped).toBeGreaterThan(200);
  expect(dropped).toBeLessThan(400);
  expect(receiver.status['access-logs'].lostByNode).toEqual([{ node: identifier().node.id, count: dropped }]);
  expect(await call.end()).toMatchObject({ status: 0 });
  await receiver.stop();
  await eventually(() => expect(observer.stored).toBe(2_220 - dropped));
  expect(observer.lastTotals).toMatchObject({ received: 2_220, open: 0, lost: { 'no-room': dropped } });
});
