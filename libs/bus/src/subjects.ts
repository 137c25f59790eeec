export const inventoryPrefix = 'kestrel.inventory';
/** Carries the marker that the inventory is whole. */
export const syncedSubject = 'kestrel.inventory.synced';
const eventPrefix = 'kestrel.events';
const flowPrefix = 'kestrel.flows.l4';
const accessLogPrefix = 'kestrel.flows.l7';

export interface InventoryKey {
  /** Lower-case message name, for workloads with the kind: `pod`, `workload-deployment`. */
  readonly type: string;
  /** '' where the object is cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** `kestrel.inventory.<type>.<namespace>.<name>.<uid>`. @throws RangeError where a part cannot be a token */
export function inventorySubject({ type, namespace, name, uid }: InventoryKey): string {
  return `${inventoryPrefix}.${toToken(type)}.${toToken(namespaceToken(namespace))}.${toToken(name)}.${toToken(uid)}`;
}

/** Undefined where the subject is not one of an inventory object. */
export function parseInventorySubject(subject: string): InventoryKey | undefined {
  const tokens = tokensBelow(inventoryPrefix, subject);
  const [type, namespace, name, uid] = tokens ?? [];
  if (tokens?.length !== 4 || !type || !namespace || !name || !uid) return undefined;
  return { type, namespace: toNamespace(namespace), name: fromToken(name), uid: fromToken(uid) };
}

export interface EventKey {
  readonly type: string;
  /** '' where the object is cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
}

/** `kestrel.events.<type>.<namespace>.<name>`. @throws RangeError where a part cannot be a token */
export function eventSubject({ type, namespace, name }: EventKey): string {
  return [eventPrefix, ...[type, namespaceToken(namespace), name].map(toToken)].join('.');
}

/** Undefined where the subject is not one of an event. */
export function parseEventSubject(subject: string): EventKey | undefined {
  const tokens = tokensBelow(eventPrefix, subject);
  const [type, namespace, name] = tokens ?? [];
  if (tokens?.length !== 3 || !type || !namespace || !name) return undefined;
  return { type, namespace: toNamespace(namespace), name: fromToken(name) };
}

/** A virtual shard of relay nodes. The number of shards is part of it, so that a shard never means two sets of nodes. */
export interface FlowShard {
  readonly count: number;
  /** From 0. */
  readonly index: number;
}

/** `<count>-<index>`, as in subjects and keys of leases. */
export function shardToken({ count, index }: FlowShard): string {
  return `${count}-${index}`;
}

/** Filter of the subjects of L4 flows. */
export const flowSubjects = `${flowPrefix}.*`;

/** `kestrel.flows.l4.<count>-<index>` */
export function flowSubject(shard: FlowShard): string {
  return `${flowPrefix}.${shardToken(shard)}`;
}

/** Undefined where the subject is not one of L4 flows. */
export function parseFlowSubject(subject: string): FlowShard | undefined {
  const [token = '', ...others] = tokensBelow(flowPrefix, subject) ?? [];
  const match = /^([1-9]\d{0,4})-(0|[1-9]\d{0,4})$/.exec(token);
  if (others.length > 0 || match === null) return undefined;
  const [count, index] = [Number(match[1]), Number(match[2])];
  return index < count ? { count, index } : undefined;
}

/** `kestrel.flows.l7.<instance>`. @throws RangeError where the instance cannot be a token */
export function accessLogSubject(instance: string): string {
  return `${accessLogPrefix}.${toToken(instance)}`;
}

/** The instance that writes there; undefined where the subject is not one of access logs. */
export function parseAccessLogSubject(subject: string): string | undefined {
  const [token, ...others] = tokensBelow(accessLogPrefix, subject) ?? [];
  return token && others.length === 0 ? fromToken(token) : undefined;
}

/**
 * A Kubernetes name as one token of a subject: `.` is written as `_`, which cannot occur in a name.
 * @throws RangeError where the text is empty or has a character that a subject cannot carry
 */
export function toToken(text: string): string {
  if (!/^[^\s_*>\p{Cc}]+$/u.test(text)) throw new RangeError(`"${text}" cannot be a token of a subject`);
  return text.replaceAll('.', '_');
}

/** The name that `toToken` wrote. */
export function fromToken(token: string): string {
  return token.replaceAll('_', '.');
}

const namespaceToken = (namespace: string): string => (namespace === '' ? '-' : namespace);
const toNamespace = (token: string): string => (token === '-' ? '' : fromToken(token));

function tokensBelow(prefix: string, subject: string): string[] | undefined {
  return subject.startsWith(`${prefix}.`) ? subject.slice(prefix.length + 1).split('.') : undefined;
}

/** Whether a NATS filter (`*` one token, `>` the rest) covers a subject. */
export function isCovered(subject: string, filter: string): boolean {
  const wanted = filter.split('.');
  const tokens = subject.split('.');
  for (const [index, token] of wanted.entries()) {
    if (token === '>') return tokens.length > index;
    if (tokens.length <= index || (token !== '*' && token !== tokens[index])) return false;
  }
  return tokens.length === wanted.length;
}

/**
 * The narrowest single filter that covers all of them, for servers that know one filter a consumer (before
 * nats-server 2.10); undefined where only everything does.
 */
export function coveringFilter(filters: readonly string[]): string | undefined {
  const [first, ...others] = filters.map((filter) => filter.split('.'));
  if (first === undefined) return undefined;
  if (others.length === 0) return first.join('.');
  const differs = first.findIndex((token, index) => others.some((other) => other[index] !== token));
  const shortest = Math.min(first.length, ...others.map((other) => other.length));
  const shared = first.slice(0, differs === -1 ? shortest - 1 : Math.min(differs, shortest - 1));
  return shared.length === 0 ? undefined : [...shared, '>'].join('.');
}
