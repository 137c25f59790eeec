import { type ChannelCredentials, Client, connectivityState } from '@grpc/grpc-js';
import { type ChannelSettings, channelOptions } from './channel-options.ts';

export interface ConnectionOptions extends ChannelSettings {
  /** `host:port`. */
  readonly address: string;
  readonly credentials: ChannelCredentials;
}

/** `connecting` until the first success or failure; `failed` never was open; `leaving` was open and takes no more calls. */
export type ConnectionState = 'closed' | 'connecting' | 'failed' | 'leaving' | 'open';

/**
 * One HTTP/2 connection and no other. A grpc-js channel reconnects behind its user's back; here a call after a GOAWAY or
 * a lost connection is refused instead, so that calls on a connection share its order: what proves delivery (the
 * barrier) depends on it. To connect again, make a new one; it may open while the old one's streams run out.
 */
export interface Connection {
  readonly address: string;
  readonly state: ConnectionState;
  /** For `openBidiStream` and `callUnary`. */
  readonly client: Client;
  /**
   * Resolves when the state is no longer `connecting`. A failed connection's reason is in the end of the calls that are
   * made on it.
   */
  readonly settled: Promise<ConnectionState>;
  /** Calls `listener` once when an open connection is `leaving`: the server said GOAWAY, or it is lost. */
  onLeaving(listener: () => void): void;
  /** Ends every call on it with `cancelled`. */
  close(): void;
}

/** Starts to connect at once. */
export function createConnection({ address, credentials, ...settings }: ConnectionOptions): Connection {
  const client = new Client(address, credentials, channelOptions(settings));
  const channel = client.getChannel();
  const listeners: (() => void)[] = [];
  const { promise: settled, resolve: settle } = Promise.withResolvers<ConnectionState>();
  let state: ConnectionState = 'connecting';

  function change(next: ConnectionState): void {
    state = next;
    settle(next);
    if (next === 'leaving') for (const listener of listeners.splice(0)) listener();
  }

  watchStates(channel, (channelState) => {
    if (state === 'connecting' && channelState === connectivityState.READY) change('open');
    else if (state === 'connecting' && channelState === connectivityState.TRANSIENT_FAILURE) change('failed');
    else if (state === 'open') change('leaving');
    return state === 'connecting' || state === 'open';
  });

  return {
    address,
    client,
    settled,
    get state() {
      return state;
    },
    onLeaving(listener) {
      if (state === 'leaving') listener();
      else listeners.push(listener);
    },
    close() {
      if (state === 'closed') return;
      change('closed');
      client.close();
    },
  };
}

/** Reports each change of the channel's state until `onChange` returns false. No change is missed. */
function watchStates(
  channel: ReturnType<Client['getChannel']>,
  onChange: (state: connectivityState) => boolean,
): void {
  let last = channel.getConnectivityState(true);
  const watch = () =>
    channel.watchConnectivityState(last, Number.POSITIVE_INFINITY, () => {
      last = channel.getConnectivityState(false);
      if (onChange(last)) watch();
    });
  watch();
}
