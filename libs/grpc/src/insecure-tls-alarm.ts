import {
  type Clock,
  type Component,
  logFields,
  metricName,
  type ServiceContext,
  systemClock,
} from '@kestrel/service';
import { Gauge } from 'prom-client';

export interface InsecureTlsAlarmOptions {
  /** The setting that switched verification off, as an operator knows it: `TLS_INSECURE_SKIP_VERIFY`. */
  readonly variable: string;
  /** What is not verified: `Kestrel Cloud`. */
  readonly peer: string;
  readonly clock?: Clock;
}

const intervalMs = 60_000;

/** Keeps saying that a peer's certificate is not verified: a log line a minute, a metric, a degraded health condition. */
export function createInsecureTlsAlarm(
  { name, log, health, metrics }: ServiceContext,
  { variable, peer, clock = systemClock }: InsecureTlsAlarmOptions,
): Component {
  let cancelTimer: () => void = () => undefined;
  const reason = `${variable} is on: the certificate of ${peer} is not verified, anyone on the way can read and change what is sent`;

  function alarm(): void {
    log.warn({ [logFields.variable]: variable, [logFields.reason]: reason }, 'tls-verification-off');
    cancelTimer = clock.setTimer(intervalMs, alarm);
  }

  return {
    name: 'insecure-tls-alarm',
    async start() {
      new Gauge({
        name: metricName(name, 'tls_verification_off'),
        help: '1 while the certificate of a peer is not verified',
        labelNames: ['variable'],
        registers: [metrics],
      }).set({ variable }, 1);
      health.condition('tls-verification').degraded(reason);
      alarm();
    },
    async stop() {
      cancelTimer();
    },
  };
}
