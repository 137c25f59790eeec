import { randomBytes } from 'node:crypto';
import type { Msg, NatsConnection } from './nats-client.ts';

/** One subscription for every answer that a connection waits for; whose answer it is, the last token says. */
export interface ReplyInbox {
  /** The subject to answer to. `onReply` is called for each answer until `close`. */
  open(onReply: (reply: Msg) => void): Reply;
}

export interface Reply {
  readonly subject: string;
  close(): void;
}

export function createReplyInbox(connection: NatsConnection, inboxPrefix: string): ReplyInbox {
  const prefix = `${inboxPrefix}.${randomBytes(8).toString('hex')}.`;
  const waiting = new Map<string, (reply: Msg) => void>();
  let count = 0;
  connection.subscribe(`${prefix}*`, {
    callback: (error, reply) => {
      if (error === null) waiting.get(reply.subject)?.(reply);
    },
  });
  return {
    open(onReply) {
      count += 1;
      const subject = prefix + count.toString(36);
      waiting.set(subject, onReply);
      return { subject, close: () => waiting.delete(subject) };
    },
  };
}
