import {
  type BidiStream,
  type BidiStreamOptions,
  type CallEnd,
  type Connection,
  openBidiStream,
} from '../src/index.ts';
import { paths } from './test-server.ts';

export interface CollectedStream {
  readonly stream: BidiStream;
  readonly messages: Uint8Array[];
  readonly ended: Promise<CallEnd>;
}

/** A stream whose messages are kept, and whose end is a promise. */
export function openCollected(
  connection: Connection,
  options: Partial<BidiStreamOptions> = {},
): CollectedStream {
  const messages: Uint8Array[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<CallEnd>();
  const stream = openBidiStream(connection, {
    path: paths.stream,
    metadata: {},
    onMessage: (message) => {
      messages.push(message);
    },
    onEnd: resolve,
    ...options,
  });
  return { stream, messages, ended };
}
