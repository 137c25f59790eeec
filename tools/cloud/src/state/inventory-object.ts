import { cloud, type InventoryMessage, inventoryMessages, inventoryType } from '@kestrel/proto';
import { encodeCanonical } from '@kestrel/proto/canonical';

/** One object as the cloud keeps it. */
export interface InventoryObject {
  /** As on the operator's bus: `pod`, `workload-deployment`, `networkpolicy`… */
  readonly type: string;
  /** Full name of its message. */
  readonly message: InventoryMessage;
  /** Type and uid; for an object that came without a uid its type, namespace and name. */
  readonly key: string;
  /** The same for every object that ever had this type, namespace and name. */
  readonly nameKey: string;
  /** Empty for an object of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** The message in its canonical form, without the action. */
  readonly bytes: Uint8Array;
}

/** What the seven messages have in common; policies keep their names in `metadata`. */
export interface InventoryPayload {
  readonly name?: string | null;
  readonly namespace?: string | null;
  readonly uid?: string | null;
  readonly kind?: string | null;
  readonly metadata?: cloud.v1.ObjectMeta.$Properties | null;
  readonly action?: cloud.v1.Action | null;
}

/** The message, where it is one of the inventory. */
export function asInventoryMessage(message: string): InventoryMessage | undefined {
  return inventoryMessages.find((name) => name === message);
}

/** The object in the payload of a request, and what the operator says became of it. */
export function toInventoryObject(
  message: InventoryMessage,
  payload: InventoryPayload,
): { readonly object: InventoryObject; readonly action: cloud.v1.Action } {
  const identity = payload.metadata ?? payload;
  const name = identity.name ?? '';
  const namespace = identity.namespace ?? '';
  const uid = identity.uid ?? '';
  const type = inventoryType(message, payload.kind ?? '');
  const nameKey = `${type} ${namespace} ${name}`;
  const key = uid === '' ? nameKey : `${type} ${uid}`;
  const bytes = encodeCanonical(message, payload);
  return {
    object: { type, message, key, nameKey, namespace, name, uid, bytes },
    action: payload.action ?? cloud.v1.Action.ACTION_UNSPECIFIED,
  };
}
