import type { ClientHttp2Session } from 'node:http2';
import type { Clock } from '@kestrel/service';

export interface KeepaliveOptions {
  readonly session: Pick<ClientHttp2Session, 'destroyed' | 'ping'>;
  /** From one ping's answer to the next ping. */
  readonly timeMs: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly onDead: () => void;
}

/** Pings the peer now and then; one that does not answer in time is dead. The returned function ends it. */
export function startKeepalive({ session, timeMs, timeoutMs, clock, onDead }: KeepaliveOptions): () => void {
  let cancelTimer: () => void = () => undefined;
  const wait = () => {
    cancelTimer = clock.setTimer(timeMs, ping);
  };
  const ping = () => {
    if (session.destroyed) return;
    cancelTimer = clock.setTimer(timeoutMs, onDead);
    session.ping((error) => {
      cancelTimer();
      if (!error) wait();
    });
  };
  wait();
  return () => cancelTimer();
}
