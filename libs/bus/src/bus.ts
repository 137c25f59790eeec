import type { Component, HealthCondition, ServiceContext } from '@kestrel/service';
import type { BusConfig } from './bus-config.ts';
import type { BusMetrics } from './metrics.ts';
import type { EncodedHeaders, Msg, Subscription } from './nats-client.ts';
import type { Reply } from './reply-inbox.ts';

/**
 * The connection to the bus. `start` waits for the first one as long as it takes; from then on it reconnects for ever.
 * Health condition `bus` says whether it is there.
 */
export interface Bus extends Component {
  readonly isConnected: boolean;
  /** Bytes that a message may have, headers included; 0 before the first connection. */
  readonly maxPayload: number;
  /** Calls `listener` at each connect and reconnect; the returned function ends that. */
  onConnect(listener: () => void): () => void;
  /** Resolves while connected. @throws the signal's reason */
  connected(signal: AbortSignal): Promise<void>;

  // For the other parts of this library:
  readonly config: BusConfig;
  readonly context: ServiceContext;
  readonly metrics: BusMetrics;
  /** The health condition of that name, the same one at each call. */
  condition(name: string): HealthCondition;
  /** `[major, minor]` of the server. */
  readonly serverVersion: readonly [number, number];
  /** Calls `listener` with each subject that the server did not let this identity publish to. */
  onPublishDenied(listener: (subject: string) => void): () => void;
  /** Writes at once; for what may be lost. @throws UnansweredError while disconnected: nothing is left lying in a buffer */
  send(message: OutgoingMessage): void;
  subscribe(subject: string, onMessage: (message: Msg) => void): Subscription;
  openReply(onReply: (reply: Msg) => void): Reply;
  /** The answer to a request, whatever it says. @throws UnansweredError */
  request(message: OutgoingMessage, timeoutMs?: number): Promise<Msg>;
  /** Resolves when the server has read everything written before. Rejects when the connection ends first. */
  flush(): Promise<void>;
}

export interface OutgoingMessage {
  readonly subject: string;
  readonly payload: Uint8Array;
  readonly headers?: EncodedHeaders | undefined;
  readonly reply?: string;
}
