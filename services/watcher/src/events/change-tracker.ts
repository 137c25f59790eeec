import { cloud } from '@kestrel/proto';
import type { Clock, NamespaceFilter } from '@kestrel/service';
import { flatCopy } from '../flat-copy.ts';
import type { Identity } from '../mapping/metadata.ts';
import { Pool } from '../pool.ts';
import type { ChangeRule, Completed } from './change-rule.ts';
import { DueList } from './due-list.ts';

const { Action } = cloud.v1;

/** What every message about a change has. */
export interface ChangeMessage {
  name?: string | null;
  namespace?: string | null;
  uid?: string | null;
  action?: cloud.v1.Action | null;
}

/** Where what is worth sending goes. */
export interface ChangeSink {
  /** Something that is not sent, and why. */
  passOver(cause: string): void;
  /** Sends a message about an object, after every earlier one about it. */
  send(identity: Identity, payload: Uint8Array): void;
  /** As `send`, with what `toPayload` makes of the last message about the object once the earlier ones are stored. */
  sendAfterLast(
    identity: Identity,
    toPayload: (last: Uint8Array | undefined) => Uint8Array | undefined,
  ): void;
}

export interface ChangeTrackerOptions {
  readonly sink: ChangeSink;
  readonly clock: Clock;
  /** Objects of other namespaces are passed over. */
  readonly isWatched: NamespaceFilter;
}

interface Waiting {
  readonly identity: Identity;
  /** The encoded message, a byte a character: small buffers would keep the larger ones alive that they are cut from. */
  readonly draft: string;
  readonly sinceMs: number | undefined;
}

/**
 * Decides which changes of one kind of object are sent. Of each object it keeps what its last judgement was, and the
 * message only while that may become worth sending by the passing of time.
 */
export class ChangeTracker<Message extends ChangeMessage> {
  readonly #rule: ChangeRule<Message>;
  readonly #sink: ChangeSink;
  readonly #clock: Clock;
  readonly #isWatched: NamespaceFilter;
  readonly #keys = new Map<string, string>();
  readonly #pool = new Pool<string>(1_000);
  readonly #reported = new Set<string>();
  /** What the bus told and the API server has not yet confirmed: the last object of each name. */
  readonly #recalled = new Map<string, Identity>();
  readonly #waiting: DueList<Waiting>;

  constructor(rule: ChangeRule<Message>, options: ChangeTrackerOptions) {
    this.#rule = rule;
    this.#isWatched = options.isWatched;
    this.#sink = options.sink;
    this.#clock = options.clock;
    this.#waiting = new DueList(this.#clock, (_uid, waiting) => this.#onDue(waiting));
  }

  /** Objects of which something is kept. */
  get size(): number {
    return this.#keys.size;
  }

  /**
   * A message about an object that an earlier watcher sent, in the order of sending. @throws Error when it is malformed
   */
  recall(payload: Uint8Array): void {
    const message = this.#rule.codec.decode(payload);
    const identity = flatCopy(identityOf(message));
    const place = placeOf(identity);
    this.#forget(this.#recalled.get(place)?.uid ?? identity.uid);
    this.#recalled.delete(place);
    if (message.action === Action.ACTION_DELETE) return;
    if (!this.#isWatched(this.#rule.namespaceOf(message))) return;
    this.#recalled.set(place, identity);
    this.#remember(identity.uid, this.#rule.judge(message).key);
    this.#reported.add(identity.uid);
  }

  /** The object as it is now. `sinceMs`: since when it has been so, by its own timestamps. */
  observe(identity: Identity, draft: Message, sinceMs?: number): void {
    this.#confirm(identity);
    if (this.#isWatched(this.#rule.namespaceOf(draft))) {
      this.#settle(identity, draft, sinceMs, this.#rule.complete(draft, this.#clock.wallMs(), sinceMs));
    } else {
      this.#sink.passOver('namespace');
    }
  }

  /** The object is no more. */
  gone(identity: Identity): void {
    this.#confirm(identity);
    const isReported = this.#reported.has(identity.uid);
    this.#forget(identity.uid);
    const { deletions } = this.#rule;
    if (deletions === 'all' || (deletions === 'reported' && isReported)) this.#sendDeletion(identity);
  }

  /** Every object there is was observed: of the others that the bus told of, the end was missed. */
  listed(): void {
    for (const identity of [...this.#recalled.values()]) this.gone(identity);
  }

  /** Nothing is sent any more by the passing of time. */
  close(): void {
    this.#waiting.clear();
  }

  #settle(
    identity: Identity,
    draft: Message,
    sinceMs: number | undefined,
    completed: Completed<Message>,
  ): void {
    const { uid } = identity;
    const { message, dueMs } = completed;
    const { key, trouble } = this.#rule.judge(message);
    const before = this.#keys.get(uid);
    this.#remember(uid, key);
    if (dueMs === undefined) this.#waiting.delete(uid);
    else
      this.#waiting.set(uid, dueMs, {
        identity,
        draft: toText(this.#rule.codec.encode(draft).finish()),
        sinceMs,
      });
    if (before === undefined ? !trouble : before === key) return;
    this.#reported.add(uid);
    const action = before === undefined ? Action.ACTION_CREATE : Action.ACTION_UPDATE;
    this.#sink.send(identity, this.#rule.codec.encode({ ...message, action }).finish());
  }

  #onDue({ identity, draft, sinceMs }: Waiting): void {
    const message = this.#rule.codec.decode(Buffer.from(draft, 'latin1'));
    this.#settle(identity, message, sinceMs, this.#rule.complete(message, this.#clock.wallMs(), sinceMs));
  }

  /** The last known fields come from the bus: the object itself is gone. */
  #sendDeletion(identity: Identity): void {
    this.#sink.sendAfterLast(identity, (last) => {
      const known = last && this.#rule.codec.decode(last);
      const draft = known && identityOf(known).uid === identity.uid ? known : ({ ...identity } as Message);
      const { message } = this.#rule.complete(draft, this.#clock.wallMs(), undefined);
      return this.#rule.codec.encode({ ...message, action: Action.ACTION_DELETE }).finish();
    });
  }

  #remember(uid: string, key: string): void {
    this.#keys.set(uid, this.#pool.share(key, key));
  }

  #confirm(identity: Identity): void {
    const place = placeOf(identity);
    if (this.#recalled.get(place)?.uid === identity.uid) this.#recalled.delete(place);
  }

  #forget(uid: string): void {
    this.#keys.delete(uid);
    this.#reported.delete(uid);
    this.#waiting.delete(uid);
  }
}

function identityOf({ namespace, name, uid }: ChangeMessage): Identity {
  return { namespace: namespace ?? '', name: name ?? '', uid: uid ?? '' };
}

function placeOf({ namespace, name }: Identity): string {
  return `${namespace}/${name}`;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
