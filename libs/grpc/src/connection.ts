import { type ChannelCredentials, Client, connectivityState, type StatusObject, status } from '@grpc/grpc-js';
import { type Clock, systemClock } from '@kestrel/service';
import { type CallEnd, toCallEnd } from './call-end.ts';
import { type ChannelSettings, channelOptions } from './channel-options.ts';
import { EndedError } from './errors.ts';

export interface ConnectionOptions extends ChannelSettings {
  /** `host:port`. */
  readonly address: string;
  readonly credentials: ChannelCredentials;
  /** Time for name, TCP, TLS and the first HTTP/2 frame together; grpc-js itself would wait for ever. Default 20 s. */
  readonly connectTimeoutMs?: number;
  readonly clock?: Clock;
}

/** `failed` was never open; `leaving` was open and takes no new calls. Neither changes any more but by `close`. */
export type ConnectionState = 'closed' | 'connecting' | 'failed' | 'leaving' | 'open';

/**
 * One HTTP/2 connection and no other. A grpc-js channel reconnects behind its user's back; here a call after a GOAWAY or a
 * lost connection is refused instead, so that calls on a connection share its order: what proves delivery (the barrier)
 * depends on it. To connect again, make a new one; it may open while the streams of the old one run out.
 */
export interface Connection {
  readonly address: string;
  readonly state: ConnectionState;
  /** Resolves when the state is no longer `connecting`. Calls may be made before. */
  readonly settled: Promise<ConnectionState>;
  /** Why it could not be opened; every call on it ends so. */
  readonly failure: CallEnd | undefined;
  /** Calls `listener` once when an open connection is leaving: the server said GOAWAY, or it is lost. */
  onLeaving(listener: () => void): void;
  /**
   * For `openBidiStream` and `callUnary`: begins a call, which `close` will end.
   * @throws EndedError unless the connection is connecting or open.
   */
  begin<C extends StartedCall>(start: (client: Client) => C): C;
  /** What a status means on this connection. */
  endOf(status: Pick<StatusObject, 'code' | 'details'>): CallEnd;
  /** Ends every call on it with `cancelled`. */
  close(): void;
}

/** What the calls of grpc-js have in common. */
export interface StartedCall {
  cancel(): void;
  once(event: 'status', listener: () => void): unknown;
}

/** Starts to connect at once. */
export function createConnection(options: ConnectionOptions): Connection {
  const { address, credentials, connectTimeoutMs = 20_000, clock = systemClock, ...settings } = options;
  const client = new Client(address, credentials, channelOptions(settings));
  const calls = new Set<StartedCall>();
  const listeners: (() => void)[] = [];
  const { promise: settled, resolve: settle } = Promise.withResolvers<ConnectionState>();
  let state: ConnectionState = 'connecting';
  let failure: CallEnd | undefined;
  const cancelTimer = clock.setTimer(connectTimeoutMs, () => {
    const reason = `no connection: ${address} did not answer within ${connectTimeoutMs} ms`;
    fail({ kind: 'unreachable', code: status.DEADLINE_EXCEEDED, reason });
  });

  function fail(end: CallEnd): void {
    if (state !== 'connecting') return;
    failure = end;
    change('failed');
    cancelCalls();
    client.close();
  }

  function change(next: ConnectionState): void {
    state = next;
    cancelTimer();
    settle(next);
    if (next === 'leaving') for (const listener of listeners.splice(0)) listener();
  }

  function cancelCalls(): void {
    for (const call of calls) call.cancel();
  }

  watchStates(client, (channelState) => {
    if (state === 'connecting' && channelState === connectivityState.READY) change('open');
    else if (state === 'connecting' && channelState === connectivityState.TRANSIENT_FAILURE) {
      askWhyNotConnected(client, (reason) => fail(toCallEnd(reason)));
    } else if (state === 'open') change('leaving');
    return state === 'connecting' || state === 'open';
  });

  return {
    address,
    settled,
    get state() {
      return state;
    },
    get failure() {
      return failure;
    },
    onLeaving(listener) {
      if (state === 'leaving') listener();
      else listeners.push(listener);
    },
    begin(start) {
      if (state !== 'connecting' && state !== 'open') throw new EndedError('connection');
      const call = start(client);
      calls.add(call);
      call.once('status', () => calls.delete(call));
      return call;
    },
    endOf(endStatus) {
      const end = failure ?? toCallEnd(endStatus);
      if (end.kind === 'unreachable' || end.kind === 'untrusted') fail(end);
      return end;
    },
    close() {
      if (state === 'closed') return;
      change('closed');
      cancelCalls();
      client.close();
    },
  };
}

/** Reports each change of the channel's state until `onChange` returns false. */
function watchStates(client: Client, onChange: (state: connectivityState) => boolean): void {
  const channel = client.getChannel();
  let last = channel.getConnectivityState(true);
  const watch = () =>
    channel.watchConnectivityState(last, Number.POSITIVE_INFINITY, () => {
      last = channel.getConnectivityState(false);
      if (onChange(last)) watch();
    });
  watch();
}

/** A channel does not say why it could not connect; a call on it ends at once and does. */
function askWhyNotConnected(client: Client, onAnswer: (status: StatusObject) => void): void {
  const nothing = Buffer.alloc(0);
  const keep = (bytes: Buffer) => bytes;
  client.makeUnaryRequest('/grpc.health.v1.Health/Check', keep, keep, nothing, (error) => {
    if (error) onAnswer(error);
  });
}
