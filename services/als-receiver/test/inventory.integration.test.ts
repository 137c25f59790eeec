import { createPublisher, headers, inventorySubject } from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import { eventually, startNatsServer } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import type { MergerParts } from '../src/app.ts';
import { CountingMerger } from './support/counting-merger.ts';
import { TestBus } from './support/test-bus.ts';
import { TestReceiver } from './support/test-receiver.ts';

const { Pod, Service, Node } = cloud.v1;
const createdMs = Math.floor(Date.now() / 1_000) * 1_000 - 60_000;
const subject = (type: string, name: string) =>
  inventorySubject({ type, namespace: 'shop', name, uid: name });
const podBytes = (name: string, ip: string) =>
  Pod.encode({ name, namespace: 'shop', pod_ip: ip, created_at: { seconds: createdMs / 1_000 } }).finish();

test('addresses follow the inventory: roots, host networks, nodes, Services, tombstones, garbage, a stream made anew', async () => {
  await using nats = await startNatsServer();
  await using observer = await TestBus.start(nats);
  const publisher = createPublisher(observer.bus, { maxBytesInFlight: 1_000_000 });
  await publisher.start(new AbortController().signal);
  const given: MergerParts[] = [];
  await using receiver = await TestReceiver.start({ NATS_URL: nats.url }, (parts) => {
    given.push(parts);
    return new CountingMerger(parts);
  });
  const find = (ip: string) => given[0]?.addresses.find(ip, Date.now());

  const root = { [headers.root]: 'Deployment/orders' };
  const pod = podBytes('orders-1', '10.0.0.1');
  await publisher.publish({ subject: subject('pod', 'orders-1'), payload: pod, headers: root });
  await publisher.publish({
    subject: subject('pod', 'agent'),
    payload: podBytes('agent', '10.1.0.1'),
    headers: { [headers.hostNetwork]: 'true' },
  });
  await publisher.publish({ subject: subject('pod', 'broken'), payload: Buffer.from([0xff]) });
  await publisher.publish({ subject: subject('pod', 'odd'), payload: podBytes('odd', '10.1.0.2') });
  await publisher.publish({
    subject: inventorySubject({ type: 'node', namespace: '', name: 'n1', uid: 'n1' }),
    payload: Node.encode({ name: 'n1', internal_ips: ['10.1.0.2'] }).finish(),
  });
  await publisher.publish({
    subject: subject('service', 'orders'),
    payload: Service.encode({ name: 'orders', namespace: 'shop', cluster_ip: '10.96.0.1' }).finish(),
  });
  await eventually(() =>
    expect(find('10.96.0.1')).toEqual({ namespace: 'shop', kind: 'Service', name: 'orders' }),
  );
  expect(find('10.0.0.1')).toEqual({ namespace: 'shop', kind: 'Deployment', name: 'orders' });
  expect(find('10.1.0.1')).toBeUndefined();
  expect(find('10.1.0.2')).toBeUndefined();
  const bad = await receiver.context.metrics
    .getSingleMetric('kestrel_als_receiver_bad_messages_total')
    ?.get();
  expect(bad?.values).toMatchObject([{ value: 1, labels: { stream: 'KESTREL_INVENTORY' } }]);

  const tombstone = {
    subject: subject('pod', 'orders-1'),
    payload: pod,
    headers: { [headers.action]: 'DELETE' },
  };
  await publisher.publish(tombstone);
  await publisher.publish({
    subject: subject('pod', 'billing-1'),
    payload: podBytes('billing-1', '10.0.0.1'),
    headers: { [headers.root]: 'Deployment/billing' },
  });
  await eventually(() => expect(find('10.0.0.1')).toMatchObject({ name: 'billing' }));

  await nats.restartEmpty();
  await eventually(() => observer.makeStreams());
  await publisher.publish({
    subject: subject('pod', 'web-1'),
    payload: podBytes('web-1', '10.0.0.2'),
    headers: root,
  });
  await eventually(() => expect(find('10.0.0.2')).toBeDefined());
  expect(find('10.0.0.1')).toBeUndefined();
  await publisher.stop(AbortSignal.timeout(1_000));
});
