import { sourceLeaseKeys } from './lease-watch.ts';
import {
  bucketSpecs,
  bucketStream,
  eventsStream,
  flowsStream,
  inventoryStream,
  keySubject,
  leasesBucket,
  reportersBucket,
  streamSpecs,
  totalsBucket,
} from './stream-specs.ts';

/** What one program may do on the bus. Anything else is refused by the server. */
export interface BusIdentity {
  /** Name of the program; the prefix of its inbox, leases and totals. */
  readonly name: string;
  /** Subjects that it may publish to, requests to JetStream included. */
  readonly publish: readonly string[];
  /** Subjects that it may subscribe to: the answers to its own requests. */
  readonly subscribe: readonly string[];
}

/** Asking what a stream is. */
const verifies = (...streams: string[]): string[] => streams.map((stream) => `$JS.API.STREAM.INFO.${stream}`);

/** Reading the last message of a subject: how a publish with an expected sequence is proven. */
const looksUp = (stream: string): string[] => [`$JS.API.STREAM.MSG.GET.${stream}`];

/** Reading a stream in order. */
const reads = (...streams: string[]): string[] =>
  streams.flatMap((stream) => [
    `$JS.API.CONSUMER.CREATE.${stream}.>`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
  ]);

const leases = bucketStream(leasesBucket);
const totals = bucketStream(totalsBucket);
const reporters = bucketStream(reportersBucket);

/** Leases by their keys: that of the active replica, of each living source, of each shard. */
const holdsLeases = (...keys: string[]): string[] => [
  ...keys.map((key) => keySubject(leasesBucket, key)),
  ...verifies(leases),
  ...looksUp(leases),
];

const writesTotals = (service: string): string[] => [
  keySubject(totalsBucket, `${service}.>`),
  ...verifies(totals),
];

const setsUp = (): string[] =>
  [...streamSpecs, ...bucketSpecs].flatMap(({ name }) => [
    `$JS.API.STREAM.INFO.${name}`,
    `$JS.API.STREAM.CREATE.${name}`,
    `$JS.API.STREAM.UPDATE.${name}`,
  ]);

function identity(name: string, ...roles: readonly (readonly string[])[]): BusIdentity {
  return {
    name,
    publish: [...new Set(roles.flat())],
    subscribe: [`_INBOX_${name}.>`],
  };
}

/**
 * Every identity of the bus. The server's permissions are made from it (`bus-setup`, the chart), and a test asks a real
 * server about each identity and each subject. Only the watcher purges, and only inventory; nobody deletes.
 */
export const busIdentities: readonly BusIdentity[] = [
  identity(
    'watcher',
    ['kestrel.inventory.>', 'kestrel.events.>', `$JS.API.STREAM.PURGE.${inventoryStream}`],
    verifies(inventoryStream, eventsStream),
    looksUp(inventoryStream),
    looksUp(eventsStream),
    reads(inventoryStream, eventsStream),
    holdsLeases('watcher'),
    writesTotals('watcher'),
  ),
  identity(
    'flow-collector',
    ['kestrel.flows.l4.*'],
    verifies(flowsStream),
    looksUp(flowsStream),
    reads(leases),
    holdsLeases(sourceLeaseKeys('flow-collector'), 'flow-collector.shard.*'),
    writesTotals('flow-collector'),
  ),
  identity(
    'als-receiver',
    ['kestrel.flows.l7.*', keySubject(reportersBucket, '>')],
    verifies(flowsStream, inventoryStream, reporters),
    looksUp(flowsStream),
    reads(inventoryStream, reporters),
    holdsLeases(sourceLeaseKeys('als-receiver')),
    writesTotals('als-receiver'),
  ),
  identity(
    'uplink-gateway',
    verifies(inventoryStream, eventsStream, flowsStream),
    reads(inventoryStream, eventsStream, flowsStream, totals, leases),
    holdsLeases('uplink-gateway'),
    writesTotals('uplink-gateway'),
    looksUp(totals),
  ),
  identity('bus-setup', setsUp()),
];

/** Name of the variable that holds an identity's public key in the server's configuration. */
export function keyVariable(name: string): string {
  return `NKEY_${name.toUpperCase().replaceAll('-', '_')}`;
}

/**
 * The `authorization` block of a nats-server's configuration. The keys are variables, so that the text holds nothing
 * that differs between two installations.
 */
export function authorizationConfig(identities: readonly BusIdentity[] = busIdentities): string {
  const users = identities.map(({ name, publish, subscribe }) =>
    [
      '    {',
      `      nkey: $${keyVariable(name)}`,
      '      permissions: {',
      '        publish: {',
      '          allow: [',
      ...publish.map((subject) => `            "${subject}"`),
      '          ]',
      '        }',
      '        subscribe: {',
      '          allow: [',
      ...subscribe.map((subject) => `            "${subject}"`),
      '          ]',
      '        }',
      '      }',
      '    }',
    ].join('\n'),
  );
  return `authorization {\n  users: [\n${users.join('\n')}\n  ]\n}\n`;
}
