import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { connect, type NatsConnection, nkeyAuthenticator, type Status } from 'nats';
import { createUser } from 'nkeys.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { authorizationConfig, bucketSpecs, busIdentities, keyVariable, streamSpecs } from '../src/index.ts';
import { isCovered } from '../src/subjects.ts';
import { serverPrograms } from './start-bus.ts';

const names = [...streamSpecs, ...bucketSpecs].map(({ name }) => name);
const services = busIdentities.map(({ name }) => name);

/** Operations of JetStream's API that change or remove what others rely on. */
const dangerous = ['STREAM.DELETE', 'STREAM.PURGE', 'STREAM.MSG.DELETE', 'STREAM.UPDATE', 'STREAM.CREATE'];

/** Every kind of subject that something on the bus is said on, with a value in each place. */
const subjects = [
  'kestrel.inventory.pod.shop.cart.uid',
  'kestrel.inventory.synced',
  'kestrel.events.warning.shop.cart',
  'kestrel.flows.l4.1-0',
  'kestrel.flows.l7.als-receiver-0',
  'kestrel.control.request.yaml_apply_request',
  'kestrel.control.response.yaml_apply_response',
  ...[...services, 'policy-executor'].flatMap((service) => [
    `kestrel.audit.${service}`,
    `kestrel.quarantine.${service}`,
    `$KV.kestrel_leases.${service}`,
    `$KV.kestrel_leases.${service}.source.one`,
    `$KV.kestrel_leases.${service}.shard.1-0`,
    `$KV.kestrel_leases.${service}.part`,
    `$KV.kestrel_totals.${service}.flows`,
    `_INBOX_${service}.reply`,
  ]),
  '$KV.kestrel_reporters.shop/cart',
  '$KV.kestrel_proposals.sha256:1',
  ...names.flatMap((stream) => [
    ...dangerous.map((operation) => `$JS.API.${operation}.${stream}`),
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
    `$JS.API.CONSUMER.CREATE.${stream}.name`,
    `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.name`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.name`,
    `$JS.API.CONSUMER.DELETE.${stream}.name`,
    `$JS.API.STREAM.SNAPSHOT.${stream}`,
    `$JS.API.STREAM.RESTORE.${stream}`,
    `$JS.ACK.${stream}.name.1`,
  ]),
  '$JS.API.STREAM.NAMES',
  '$JS.API.INFO',
  '$SYS.REQ.SERVER.PING',
  'anything.else',
];

const pairs = new Map(services.map((name) => [name, createUser()]));
const variables = [...pairs].map(([name, pair]) => `${keyVariable(name)}: ${pair.getPublicKey()}`).join('\n');

describe.each(serverPrograms)('the identities of the bus, with %s', (program) => {
  let server: NatsServer;

  beforeAll(async () => {
    server = await startNatsServer({ program, extraConfig: `${variables}\n${authorizationConfig()}` });
    return () => server.stop();
  });

  it('lets nobody in without a key', async () => {
    await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow(/authorization/i);
    const stranger = nkeyAuthenticator(createUser().getSeed());
    await expect(connect({ servers: server.url, reconnect: false, authenticator: stranger })).rejects.toThrow(
      /authorization/i,
    );
  });

  it.each(services)('%s may publish and subscribe to what is listed, and to nothing else', async (name) => {
    const { publish = [], subscribe = [] } = busIdentities.find((each) => each.name === name) ?? {};
    const seed = pairs.get(name)?.getSeed();
    const client = await connect({ servers: server.url, authenticator: nkeyAuthenticator(seed) });
    const refusals = collectRefusals(client);
    for (const subject of subjects) {
      client.publish(subject);
      client.subscribe(subject, { callback: () => undefined });
    }
    await client.flush();
    const expected = subjects.flatMap((subject) => [
      ...(publish.some((filter) => isCovered(subject, filter)) ? [] : [`publish ${subject}`]),
      ...(subscribe.some((filter) => isCovered(subject, filter)) ? [] : [`subscription ${subject}`]),
    ]);
    await eventually(() => expect([...refusals].sort()).toEqual([...expected].sort()));
    await client.close();
  });

  it('lets only the watcher purge, and only inventory; nobody but bus-setup makes or changes a stream', () => {
    const may = (subject: string) =>
      busIdentities
        .filter(({ publish }) => publish.some((filter) => isCovered(subject, filter)))
        .map(({ name }) => name);
    for (const stream of names) {
      expect(may(`$JS.API.STREAM.PURGE.${stream}`)).toEqual(
        stream === 'KESTREL_INVENTORY' ? ['watcher'] : [],
      );
      expect(may(`$JS.API.STREAM.DELETE.${stream}`)).toEqual([]);
      expect(may(`$JS.API.STREAM.MSG.DELETE.${stream}`)).toEqual([]);
      expect(may(`$JS.API.CONSUMER.DELETE.${stream}.any`)).toEqual([]);
      expect(may(`$JS.API.STREAM.UPDATE.${stream}`)).toEqual(['bus-setup']);
    }
  });
});

/** What the server has refused, as `publish <subject>` or `subscription <subject>`. */
function collectRefusals(client: NatsConnection): ReadonlySet<string> {
  const refusals = new Set<string>();
  const read = async () => {
    for await (const status of client.status() as AsyncIterable<Status>) {
      const { permissionContext: context } = status as {
        permissionContext?: { operation: string; subject: string };
      };
      if (context) refusals.add(`${context.operation} ${context.subject}`);
    }
  };
  void read();
  return refusals;
}
