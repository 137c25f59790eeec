import type { Component } from '@kestrel/service';
import type { Stored } from './publish-ack.ts';
import type { PublishRequest } from './publish-entry.ts';

export interface PublisherOptions {
  /** Bound of what is written and not acknowledged, in bytes; a message larger than that goes alone. */
  readonly maxBytesInFlight: number;
}

/**
 * Publishes with proof. A message is written again, with the same id, after each reconnect and whenever its
 * acknowledgement does not come, until the server has stored or refused it. Nothing is written while disconnected, and
 * nothing a second time before the server has read the first copy, so a frozen server costs memory once.
 *
 * Messages are written in the order of the calls. Where the order on a subject matters, await each one before the next:
 * a retry may otherwise be overtaken. One publisher a service; health condition `publish`.
 */
export interface Publisher extends Component {
  /** Resolves when stored. @throws WrongSequenceError, RefusedError, FencedError, StoppedError */
  publish(request: PublishRequest): Promise<Stored>;
  /** Undefined while less than `maxBytesInFlight` is open; otherwise resolves when that is so. Who does not ask queues in memory. */
  room(): Promise<void> | undefined;
  /** Bytes accepted and not yet stored or refused. */
  readonly openBytes: number;
}
