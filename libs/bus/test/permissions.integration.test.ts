import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventually,
  makeTempFolder,
  type NatsServer,
  removeTempFolder,
  startNatsServer,
} from '@kestrel/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  consumeDurable,
  createLease,
  createStatePublisher,
  createTotals,
  inventoryStream,
  purgeSubject,
  readStream,
  verifyStreams,
} from '../src/index.ts';
import { askJetStream } from '../src/jetstream-api.ts';
import { bytes, connectBus, makeStreams, metricSum, serverPrograms } from './start-bus.ts';

const stream = inventoryStream;
const service = 'watcher';
const subject = 'kestrel.inventory.pod.ns.a.u';

/** The table in the README, for one service with every role. */
const mayPublish = [
  `$JS.API.STREAM.INFO.${stream}`,
  'kestrel.inventory.>',
  `$JS.API.STREAM.MSG.GET.${stream}`,
  `$JS.API.CONSUMER.CREATE.${stream}.>`,
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
  `$JS.API.CONSUMER.INFO.${stream}.worker`,
  `$JS.ACK.${stream}.worker.>`,
  `kestrel.quarantine.${service}`,
  `$KV.kestrel_leases.${service}`,
  '$JS.API.STREAM.MSG.GET.KV_kestrel_leases',
  `$KV.kestrel_totals.${service}.>`,
  `$JS.API.STREAM.PURGE.${stream}`,
];

describe.each(serverPrograms)('an identity with the listed subjects, with %s', (program) => {
  let server: NatsServer;
  let env: Record<string, string>;

  beforeAll(async () => {
    const folder = makeTempFolder('permissions');
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, 'secret');
    const limited = `publish: { allow: ${JSON.stringify(mayPublish)} }, subscribe: ["_INBOX_${service}.>"]`;
    server = await startNatsServer({
      program,
      extraConfig: `authorization { users: [
        { user: admin, password: secret },
        { user: ${service}, password: secret, permissions: { ${limited} } }
      ] }`,
    });
    await using admin = await connectBus(server, 'admin', {
      NATS_USER: 'admin',
      NATS_PASSWORD_FILE: passwordFile,
    });
    await makeStreams(admin.bus);
    env = { NATS_USER: service, NATS_PASSWORD_FILE: passwordFile };
    return async () => {
      await server.stop();
      await removeTempFolder(folder);
    };
  });

  it('can do everything that its roles need', async () => {
    await using test = await connectBus(server, service, env);
    await verifyStreams(test.bus, [stream], AbortSignal.timeout(5_000));
    const publisher = await test.publisher();
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    expect(await put({ subject, payload: bytes('a'), expected: 0 })).toMatchObject({ outcome: 'stored' });
    expect(await put({ subject, payload: bytes('b'), expected: 0 })).toMatchObject({ outcome: 'conflict' });
    await put({ subject: `${subject}2`, payload: bytes('c'), expected: 0 });

    let read = 0;
    await test.run(
      readStream(test.bus, {
        stream,
        filterSubjects: ['kestrel.inventory.pod.>'],
        onMessage: () => void read++,
      }),
    );
    let proven = 0;
    await test.run(
      consumeDurable(test.bus, publisher, {
        stream,
        durable: 'worker',
        filterSubjects: ['kestrel.inventory.>'],
        ackWaitMs: 30_000,
        maxAckPending: 10,
        onMessage: ({ ack }) => void ack().then((isProven) => isProven && proven++),
      }),
    );
    const lease = await test.run(
      createLease(test.bus, {
        key: service,
        holder: test.context.instance,
        onAcquired: ignore,
        onLost: ignore,
      }),
    );
    const totals = await test.run(createTotals(test.bus, { class: 'events' }));
    totals.received(1);
    await eventually(() => expect([read, proven, lease.isHeld()]).toEqual([2, 2, true]));
    expect(await purgeSubject(test.bus, { stream, subject, uptoSequenceExclusive: 2 })).toBe(1);
    await totals.stop(AbortSignal.timeout(1_000));
    expect(test.logLines.filter((line) => line.includes('bus-server-error'))).toEqual([]);
    expect(await metricSum(test.context, 'bus_quarantined_messages_total')).toBe(0);
  });

  it.each([
    `STREAM.DELETE.${stream}`,
    `STREAM.UPDATE.${stream}`,
    `STREAM.MSG.DELETE.${stream}`,
    `CONSUMER.DELETE.${stream}.worker`,
    'STREAM.PURGE.KESTREL_AUDIT',
  ])('cannot ask for %s', async (operation) => {
    await using test = await connectBus(server, service, env);
    await expect(askJetStream(test.bus, operation, {})).rejects.toMatchObject({ reason: 'permission' });
  });
});

function ignore(): void {
  // Only the state of the lease is of interest.
}
