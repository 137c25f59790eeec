import {
  type Bus,
  type BusMessage,
  headers,
  type InventoryKey,
  inventoryStream,
  parseInventorySubject,
  readStream,
} from '@kestrel/bus';
import type { Owner } from '@kestrel/flows';
import { type Clock, type Component, logFields } from '@kestrel/service';
import { logEvents } from '../log-events.ts';
import type { AlsMetrics } from '../metrics.ts';
import type { InventoryAddressBook } from './address-book.ts';
import { readNodeIps, readPod, readService } from './object-fields.ts';

export interface InventoryFollowerOptions {
  readonly bus: Bus;
  readonly book: InventoryAddressBook;
  readonly metrics: AlsMetrics;
  readonly clock: Clock;
}

const forgetEveryMs = 60_000;

/**
 * Keeps the address book as the inventory on the bus has it. Without a bus, or before the watcher has written it, the
 * book knows less and entries are named by what they bring themselves.
 */
export function followInventory({ bus, book, metrics, clock }: InventoryFollowerOptions): Component {
  const { log } = bus.context;

  const takers: Readonly<Record<string, (key: InventoryKey, message: BusMessage) => boolean>> = {
    pod: (key, message) => takePod(book, key, message),
    service: (key, message) => takeService(book, key, message),
    node: (key, message) => takeNode(book, key, message),
  };

  function take(message: BusMessage): void {
    const key = parseInventorySubject(message.subject);
    const taker = key === undefined ? undefined : takers[key.type];
    if (key === undefined || taker === undefined || taker(key, message)) return;
    metrics.badMessages.inc({ stream: inventoryStream });
    log.warn({ [logFields.type]: key.type, [logFields.name]: key.name }, logEvents.badObject);
  }

  const reader = readStream(bus, {
    stream: inventoryStream,
    filterSubjects: Object.keys(takers).map((type) => `kestrel.inventory.${type}.>`),
    onMessage: take,
    onRecreated: () => book.clear(),
  });
  let forgetting: NodeJS.Timeout | undefined;
  bus.context.status.section('inventory', () => ({
    caught_up: reader.isCaughtUp,
    addresses: book.size,
    overflow: book.overflow,
  }));

  return {
    name: 'inventory-follower',
    async start(signal) {
      forgetting = setInterval(() => {
        book.forgetOld(clock.wallMs());
        metrics.inventoryAddresses.set(book.size);
      }, forgetEveryMs);
      await reader.start(signal);
    },
    async stop(deadline) {
      clearInterval(forgetting);
      await reader.stop(deadline);
    },
  };
}

function isTombstone(message: BusMessage): boolean {
  return message.header(headers.action) === 'DELETE';
}

function takePod(book: InventoryAddressBook, { uid }: InventoryKey, message: BusMessage): boolean {
  if (isTombstone(message)) {
    book.endPod(uid, message.timeMs);
    return true;
  }
  const pod = readPod(message.payload);
  if (pod === undefined) return false;
  const { namespace, name, createdMs } = pod;
  const isNamed = !pod.isOver && message.header(headers.hostNetwork) !== 'true';
  if (isNamed) {
    const owner = rootOf(message.header(headers.root), { namespace, kind: 'Pod', name });
    book.setPod({ uid, ip: pod.ip, owner, fromMs: createdMs }, message.timeMs);
  } else book.endPod(uid, message.timeMs);
  return true;
}

/** The header is `<Kind>/<name>`. */
function rootOf(root: string | undefined, pod: Owner): Owner {
  const [kind, name] = root?.split('/') ?? [];
  return kind && name ? { namespace: pod.namespace, kind, name } : pod;
}

function takeService(book: InventoryAddressBook, { uid }: InventoryKey, message: BusMessage): boolean {
  if (isTombstone(message)) {
    book.endService(uid);
    return true;
  }
  const service = readService(message.payload);
  if (service === undefined) return false;
  const { namespace, name, clusterIp } = service;
  book.setService(uid, clusterIp, { namespace, kind: 'Service', name });
  return true;
}

function takeNode(book: InventoryAddressBook, { uid }: InventoryKey, message: BusMessage): boolean {
  const ips = isTombstone(message) ? [] : readNodeIps(message.payload);
  if (ips !== undefined) book.setNode(uid, ips);
  return ips !== undefined;
}
