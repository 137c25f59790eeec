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
  /** The message in its canonical form, without the action. Made when it is first asked for. */
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

/** A request whose member `type` is an object of the inventory. */
export interface InventoryRequest {
  readonly type: string;
  readonly payload: InventoryPayload;
  /** The whole request as it came. */
  readonly bytes: Uint8Array;
}

/** The object in a request, and what the operator says became of it. */
export function toInventoryObject(
  message: InventoryMessage,
  request: InventoryRequest,
): { readonly object: InventoryObject; readonly action: cloud.v1.Action } {
  const { payload } = request;
  const identity = payload.metadata ?? payload;
  const name = identity.name ?? '';
  const namespace = identity.namespace ?? '';
  const uid = identity.uid ?? '';
  const type = inventoryType(message, payload.kind ?? '');
  const nameKey = `${type} ${namespace} ${name}`;
  const key = uid === '' ? nameKey : `${type} ${uid}`;
  return {
    object: new ReceivedObject({ type, message, key, nameKey, namespace, name, uid }, request),
    action: payload.action ?? cloud.v1.Action.ACTION_UNSPECIFIED,
  };
}

/** Most objects are never looked at: what came is kept, and brought into its canonical form when somebody does. */
class ReceivedObject implements InventoryObject {
  readonly type: string;
  readonly message: InventoryMessage;
  readonly key: string;
  readonly nameKey: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly #member: string;
  #bytes: Uint8Array;
  #isCanonical = false;

  constructor(facts: Omit<InventoryObject, 'bytes'>, { type, bytes }: Omit<InventoryRequest, 'payload'>) {
    this.type = facts.type;
    this.message = facts.message;
    this.key = facts.key;
    this.nameKey = facts.nameKey;
    this.namespace = facts.namespace;
    this.name = facts.name;
    this.uid = facts.uid;
    this.#member = type;
    // A copy: the transport's buffer may be a small part of a big one.
    this.#bytes = Uint8Array.from(bytes);
  }

  get bytes(): Uint8Array {
    if (!this.#isCanonical) {
      const request = cloud.v1.StreamDataRequest.decode(this.#bytes) as unknown as Record<string, object>;
      this.#bytes = encodeCanonical(this.message, request[this.#member] ?? {});
      this.#isCanonical = true;
    }
    return this.#bytes;
  }
}
