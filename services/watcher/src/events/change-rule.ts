import type { MessageCodec } from '@kestrel/proto';

/** What a message says about its object, as far as it decides whether the message is sent. */
export interface Judgement {
  /** Two messages about one object with the same key say the same. */
  readonly key: string;
  /** Worth sending although nothing is known about the object from before. */
  readonly trouble: boolean;
}

/** A message as it would be sent now. */
export interface Completed<Message> {
  readonly message: Message;
  /** When it will say something else without the object changing, in milliseconds since the epoch. */
  readonly dueMs?: number;
}

/** What the changes of one kind of object are, and which of them are sent. Pure: time is an argument. */
export interface ChangeRule<Message extends object> {
  /** Full name of the message. */
  readonly messageType: string;
  readonly codec: MessageCodec<Message>;
  /** `sinceMs`: since when the object has been as it is, by its own timestamps. */
  complete(draft: Message, nowMs: number, sinceMs: number | undefined): Completed<Message>;
  /** Depends on the message alone, so that one read back from the bus is judged as it was when it was sent. */
  judge(message: Message): Judgement;
  /** The namespace whose owner decides whether it is watched; '' where the object belongs to the whole cluster. */
  namespaceOf(message: Message): string;
  /** Whether the end of an object is sent: for those that were reported, for all, or not at all. */
  readonly deletions: 'reported' | 'all' | 'none';
}
