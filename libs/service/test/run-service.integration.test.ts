import { join } from 'node:path';
import {
  type ExitStatus,
  eventually,
  type LogRecord,
  type ServiceProcess,
  startProcess,
} from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';

const bundle = join(import.meta.dirname, 'sample-service.ts');

interface StartOptions {
  readonly args?: readonly string[];
  readonly logEvent?: string;
}

function start(
  env: Record<string, string> = {},
  { args, logEvent }: StartOptions = {},
): Promise<ServiceProcess> {
  return startProcess({
    name: 'sample-service',
    bundle,
    env: {
      SIZE: '1',
      TARGET: 'http://localhost',
      HEALTH_PORT: '0',
      HEALTH_HOST: '127.0.0.1',
      POD_NAME: 'sample-0',
      ...env,
    },
    ...(args ? { args } : {}),
    ...(logEvent ? { ready: { logEvent } } : {}),
  });
}

async function startReady(env: Record<string, string> = {}) {
  const service = await start(env, { logEvent: 'service-started' });
  const port = service.logRecords('endpoints-listening')[0]?.port;
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    const type = response.headers.get('content-type');
    return { status: response.status, type, text: await response.text() };
  };
  return { service, get };
}

function named(records: readonly LogRecord[]): unknown[] {
  return records.map(({ component }) => component);
}

function endBy(service: ServiceProcess, signal: NodeJS.Signals): Promise<ExitStatus> {
  service.signal(signal);
  return service.exited;
}

async function untilLogged(service: ServiceProcess, event: string): Promise<void> {
  await eventually(() => expect(service.logRecords(event)).not.toEqual([]));
}

describe('a service told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops in reverse order of its start after %s, and exits with 0',
    async (signal) => {
      const { service } = await startReady();
      expect(await endBy(service, signal)).toMatchObject({ code: 0 });
      expect(named(service.logRecords('part-starting'))).toEqual(['first', 'second', 'third']);
      expect(named(service.logRecords('part-stopping'))).toEqual(['third', 'second', 'first']);
      expect(named(service.logRecords('component-stopped')).at(-1)).toBe('endpoints');
      expect(service.logRecords().at(-1)?.event).toBe('service-stopped');
    },
  );

  it('is alive and not ready while it stops', async () => {
    const { service, get } = await startReady({ BEHAVIOUR: 'stop-slow', SHUTDOWN_TIMEOUT: '60s' });
    expect((await get('/readyz')).status).toBe(200);
    service.signal('SIGTERM');
    await untilLogged(service, 'stop-requested');
    const { status, text } = await get('/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(text).conditions).toMatchObject([{ name: 'lifecycle', reason: 'stopping' }]);
    expect((await get('/livez')).status).toBe(200);
    await service.kill();
  });

  it('ends what is slow at the deadline, and exits with 0 when that is obeyed', async () => {
    const { service } = await startReady({ BEHAVIOUR: 'stop-slow', SHUTDOWN_TIMEOUT: '100ms' });
    expect(await endBy(service, 'SIGTERM')).toMatchObject({ code: 0 });
  });

  it.each(['stop-hangs', 'stop-fails'])(
    'stops the other parts when one %s, and exits with 1',
    async (behaviour) => {
      const { service } = await startReady({ BEHAVIOUR: behaviour, SHUTDOWN_TIMEOUT: '100ms' });
      expect(await endBy(service, 'SIGTERM')).toMatchObject({ code: 1 });
      expect(named(service.logRecords('component-stop-failed'))).toEqual(['second']);
      expect(named(service.logRecords('component-stopped'))).toEqual([
        'third',
        'first',
        'start-garbage',
        'process-monitor',
        'endpoints',
      ]);
    },
  );

  it('exits with 1 at the second signal', async () => {
    const { service } = await startReady({ BEHAVIOUR: 'stop-hangs', SHUTDOWN_TIMEOUT: '60s' });
    service.signal('SIGTERM');
    await untilLogged(service, 'stop-requested');
    service.signal('SIGTERM');
    expect(await service.exited).toMatchObject({ code: 1 });
    expect(service.logRecords('stop-forced')).toHaveLength(1);
  });

  it('while it starts stops what it had begun, and exits with 0', async () => {
    const service = await start({ BEHAVIOUR: 'start-hangs' });
    await eventually(() => expect(named(service.logRecords('part-starting'))).toContain('second'));
    expect(await endBy(service, 'SIGTERM')).toMatchObject({ code: 0 });
    expect(named(service.logRecords('part-starting'))).not.toContain('third');
    expect(named(service.logRecords('part-stopping'))).toEqual(['second', 'first']);
    expect(service.logRecords('service-started')).toEqual([]);
  });
});

describe('a service that cannot start', () => {
  it('stops what it had started, in reverse, and exits with 1', async () => {
    const service = await start({ BEHAVIOUR: 'start-fails' });
    expect(await service.exited).toMatchObject({ code: 1 });
    expect(named(service.logRecords('part-stopping'))).toEqual(['second', 'first']);
    const [failed] = service.logRecords('start-failed');
    expect(failed).toMatchObject({
      level: 'fatal',
      error: { message: expect.stringContaining('second did not start: the port is taken') },
    });
  });

  it('exits with 1 when its parts cannot be wired', async () => {
    const service = await start({ BEHAVIOUR: 'build-fails' });
    expect(await service.exited).toMatchObject({ code: 1 });
    expect(service.logRecords('start-failed')).toMatchObject([{ error: { message: 'cannot be wired' } }]);
  });

  it('names the port that is taken', async () => {
    const { service, get } = await startReady();
    const port = service.logRecords('endpoints-listening')[0]?.port;
    const other = await start({ HEALTH_PORT: String(port) });
    expect(await other.exited).toMatchObject({ code: 1 });
    expect(JSON.stringify(other.logRecords('start-failed'))).toContain(
      `EADDRINUSE: address already in use 127.0.0.1:${port}`,
    );
    expect((await get('/livez')).status).toBe(200);
    await service.kill();
  });

  it('lists every wrong setting, and exits with 2', async () => {
    const service = await start({
      SIZE: '0',
      BEHAVIOUR: 'odd',
      LOG_LEVEL: 'loud',
      HEALTH_PORT: 'x',
      TARGET: '',
    });
    expect(await service.exited).toMatchObject({ code: 2 });
    const invalid = service.logRecords('setting-invalid');
    expect(invalid.map(({ variable }) => variable)).toEqual([
      'LOG_LEVEL',
      'HEALTH_PORT',
      'BEHAVIOUR',
      'SIZE',
      'TARGET',
    ]);
    expect(invalid[3]?.reason).toBe('got "0", wants a whole number, at least 1');
    expect(service.logRecords()).toHaveLength(5);
  });

  it('refuses to run with certificate checks switched off for the whole process', async () => {
    const service = await start({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(await service.exited).toMatchObject({ code: 2 });
    expect(service.logRecords('setting-invalid')).toMatchObject([
      { variable: 'NODE_TLS_REJECT_UNAUTHORIZED' },
    ]);
  });
});

describe('an error that nothing caught', () => {
  it.each([
    ['throws-later', 'thrown later', 'uncaughtException'],
    ['rejects-later', 'rejected later', 'unhandledRejection'],
  ])('is logged and ends the process with 1: %s', async (behaviour, message, reason) => {
    const service = await start({ BEHAVIOUR: behaviour });
    expect(await service.exited).toMatchObject({ code: 1 });
    expect(service.logRecords('uncaught-error')).toMatchObject([
      { level: 'fatal', reason, error: { message } },
    ]);
  });
});

describe('a running service', () => {
  it('serves its metrics as Prometheus wants them', async () => {
    const { service, get } = await startReady();
    const { status, type, text } = await get('/metrics?name[]=any');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    expect(text).toContain('process_resident_memory_bytes');
    await service.kill();
  });

  it('answers HEAD without a body, and 404 to what it does not serve', async () => {
    const { service, get } = await startReady();
    expect(await get('/livez', 'HEAD')).toMatchObject({ status: 200, text: '' });
    for (const [path, method] of [
      ['/', 'GET'],
      ['/livez/', 'GET'],
      ['/__proto__', 'GET'],
      ['/livez', 'POST'],
    ] as const)
      expect(await get(path, method)).toMatchObject({ status: 404, type: expect.stringContaining('json') });
    expect((await get('/livez')).status).toBe(200);
    await service.kill();
  });

  it('serves its status, with the longest stall of the event loop', async () => {
    const { service, get } = await startReady({ BEHAVIOUR: 'stalls' });
    const { status, text } = await get('/status');
    expect(status).toBe(200);
    const body = JSON.parse(text);
    expect(body).toMatchObject({
      service: 'sample-service',
      instance: expect.stringMatching(/^sample-0\.[0-9a-f]{8}$/),
      ready: true,
      process: { version: expect.stringMatching(/^\d+\.\d+\.\d+/), uptime_seconds: expect.any(Number) },
    });
    expect(body.process.peak_rss_bytes).toBeGreaterThanOrEqual(body.process.rss_bytes);
    expect(body.process.event_loop_max_stall_ms).toBeGreaterThanOrEqual(250);
    expect(body.process.event_loop_max_stall_ms).toBeLessThan(10_000);
    await service.kill();
  });

  it('serves metrics of its own and of the process', async () => {
    const { service, get } = await startReady({ BEHAVIOUR: 'stalls' });
    const { text } = await get('/metrics');
    const stall = /^kestrel_sample_service_event_loop_max_stall_seconds (\S+)$/m.exec(text)?.[1];
    expect(Number(stall)).toBeGreaterThanOrEqual(0.25);
    expect(text).toContain('kestrel_sample_service_condition_state{condition="lifecycle",state="ok"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    await service.kill();
  });

  it('has nothing else to say', async () => {
    const { service, get } = await startReady();
    expect((await get('/')).status).toBe(404);
    expect((await get('/debug/pprof')).status).toBe(404);
    await service.kill();
  });
});

describe('--help', () => {
  it('lists every setting with its default and meaning, and exits with 0, whatever is set', async () => {
    const service = await start({ SIZE: 'wrong' }, { args: ['--help'] });
    expect(await service.exited).toMatchObject({ code: 0 });
    const text = service.lines.join('\n');
    expect(text).toContain('HEALTH_PORT (default: 8081)');
    expect(text).toContain("POD_NAME (default: the host's name)");
    expect(text).toContain('SHUTDOWN_TIMEOUT (default: 15s)');
    expect(text).toContain('BEHAVIOUR (default: good)\n      How the second part behaves.');
    expect(text).toContain('SIZE (required)\n      How much.');
  });
});
