import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createHealth } from './health.ts';
import { createLogger } from './log.ts';

function recordingHealth() {
  const records: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => records.push(JSON.parse(line)) };
  const log = createLogger({ service: 'uplink-gateway', instance: 'pod.1', level: 'info', destination });
  const metrics = new Registry();
  return { health: createHealth({ service: 'uplink-gateway', log, metrics }), metrics, records };
}

describe('health', () => {
  it('is ready without conditions', () => {
    expect(recordingHealth().health.readiness()).toEqual({ ready: true, conditions: [] });
  });

  it.each([
    ['unknown', false],
    ['ok', true],
    ['degraded', true],
    ['failed', false],
  ] as const)('with a blocking condition that is %s has ready = %s', (state, ready) => {
    const { health } = recordingHealth();
    const condition = health.condition('bus', { blocksReadiness: true });
    if (state !== 'unknown') condition[state]('why');
    expect(condition.state).toBe(state);
    expect(health.readiness()).toEqual({
      ready,
      conditions: [{ name: 'bus', state, reason: state === 'unknown' ? '' : 'why', blocks_readiness: true }],
    });
  });

  it('is ready whatever is the state of a condition that does not block', () => {
    const { health } = recordingHealth();
    health.condition('metrics-server').failed('not installed');
    expect(health.readiness().ready).toBe(true);
  });

  it('logs each change of state or reason once', () => {
    const { health, records } = recordingHealth();
    const condition = health.condition('bus');
    condition.failed('refused');
    condition.failed('refused');
    condition.failed('timed out');
    condition.ok();
    condition.ok();
    expect(records.map(({ level, event, state, reason }) => [level, event, state, reason])).toEqual([
      ['warn', 'condition-changed', 'failed', 'refused'],
      ['warn', 'condition-changed', 'failed', 'timed out'],
      ['info', 'condition-changed', 'ok', ''],
    ]);
  });

  it('shows the state as a metric', async () => {
    const { health, metrics } = recordingHealth();
    const condition = health.condition('bus');
    condition.failed('refused');
    condition.ok();
    const text = await metrics.metrics();
    const name = 'kestrel_uplink_gateway_condition_state';
    expect(text).toContain(`${name}{condition="bus",state="ok"} 1`);
    expect(text).toContain(`${name}{condition="bus",state="failed"} 0`);
  });

  it('refuses a name that is taken', () => {
    const { health } = recordingHealth();
    health.condition('bus');
    expect(() => health.condition('bus')).toThrow(/bus exists already/);
  });

  it('shows the role, and logs it when it changes', () => {
    const { health, records } = recordingHealth();
    health.setRole('standby');
    health.setRole('standby');
    health.setRole('active');
    expect(health.readiness().role).toBe('active');
    expect(records.map(({ role }) => role)).toEqual(['standby', 'active']);
  });
});
