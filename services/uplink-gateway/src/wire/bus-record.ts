import { type BusMessage, headers, inventoryPrefix } from '@kestrel/bus';
import { type Carrier, carriers, inventoryMessages, inventoryType } from '@kestrel/proto';
import { isWireFormat } from './wire-format.ts';

/** Why a message of the bus cannot be forwarded; a label of metrics. */
export type Garbage = 'subject' | 'no-type' | 'unknown-type' | 'type-mismatch' | 'action' | 'payload';

/** A message of the bus that can be forwarded: what the forwarder knows of it without decoding it. */
export interface BusRecord {
  readonly carrier: Carrier;
  /** The object's subject on the bus, and what a re-created namesake shares with it. */
  readonly id: string;
  readonly name: string;
  readonly tombstone: boolean;
}

const typesOfInventory = new Map<string, string>(
  inventoryMessages.map((message) => [message, inventoryType(message)]),
);

/** Reads a message of the inventory stream, the marker apart. */
export function readInventoryRecord(message: BusMessage): BusRecord | Garbage {
  const { subject } = message;
  const tokens = subject.split('.');
  if (tokens.length !== 6 || tokens.includes('') || !subject.startsWith(`${inventoryPrefix}.`))
    return 'subject';
  const type = message.header(headers.type);
  if (type === undefined) return 'no-type';
  const expected = typesOfInventory.get(type);
  if (expected === undefined) return 'unknown-type';
  const said = tokens[2] ?? '';
  // A workload's type on the bus has its kind behind it.
  if (said !== expected && !(said.startsWith(expected) && expected.endsWith('-'))) return 'type-mismatch';
  return readRecord(message, type, subject.slice(0, subject.lastIndexOf('.')));
}

/** Reads a message of the event stream. */
export function readEventRecord(message: BusMessage): BusRecord | Garbage {
  const tokens = message.subject.split('.');
  if (tokens.length !== 5 || tokens.includes('')) return 'subject';
  const type = message.header(headers.type);
  if (type === undefined) return 'no-type';
  if (carriers[type]?.events === undefined) return 'unknown-type';
  const said = `cloud.v1.${tokens[2]}`;
  // Where several kinds of object share a message, the kind is behind its name.
  if (said !== type.toLowerCase() && !said.startsWith(`${type.toLowerCase()}-`)) return 'type-mismatch';
  return readRecord(message, type, message.subject);
}

function readRecord(message: BusMessage, type: string, name: string): BusRecord | Garbage {
  const carrier = carriers[type];
  if (!carrier) return 'unknown-type';
  const action = message.header(headers.action);
  if (action !== undefined && action !== 'DELETE') return 'action';
  if (message.payload.length === 0 || !isWireFormat(message.payload)) return 'payload';
  return { carrier, id: message.subject, name, tombstone: action === 'DELETE' };
}
