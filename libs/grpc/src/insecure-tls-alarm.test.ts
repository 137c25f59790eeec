import { createServiceContext } from '@kestrel/service';
import { manualClock } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { createInsecureTlsAlarm } from './insecure-tls-alarm.ts';

describe('createInsecureTlsAlarm', () => {
  it('says so at once, each minute, in a metric and in health, until it is stopped', async () => {
    const lines: string[] = [];
    const context = createServiceContext({
      name: 'uplink-gateway',
      logDestination: { write: (line) => lines.push(line) },
    });
    const clock = manualClock();
    const alarms = () => lines.filter((line) => JSON.parse(line).event === 'tls-verification-off').length;
    const alarm = createInsecureTlsAlarm(context, {
      variable: 'TLS_INSECURE_SKIP_VERIFY',
      peer: 'Kestrel Cloud',
      clock,
    });
    await alarm.start(new AbortController().signal);
    expect(alarms()).toBe(1);
    await clock.advance(120_000);
    expect(alarms()).toBe(3);
    expect(await context.metrics.metrics()).toContain(
      'kestrel_uplink_gateway_tls_verification_off{variable="TLS_INSECURE_SKIP_VERIFY"} 1',
    );
    const { ready, conditions } = context.health.readiness();
    expect(ready).toBe(true);
    expect(conditions).toMatchObject([
      { state: 'degraded', reason: expect.stringContaining('TLS_INSECURE_SKIP_VERIFY') },
    ]);
    await alarm.stop(new AbortController().signal);
    await clock.advance(120_000);
    expect(alarms()).toBe(3);
  });
});
