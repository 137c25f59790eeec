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
  const waiting = new Map<number, (reply: Msg) => void>();
  let count = 0;
  connection.subscribe(`${prefix}*`, {
    callback: (error, reply) => {
      if (error === null) waiting.get(Number(reply.subject.slice(prefix.length)))?.(reply);
    },
  });
  return {
    open(onReply) {
      count += 1;
      const token = count;
      waiting.set(token, onReply);
      return { subject: prefix + token, close: () => waiting.delete(token) };
    },
  };
}
