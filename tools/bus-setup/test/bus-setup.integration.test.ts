import { join } from 'node:path';
import {
  eventually,
  freePort,
  isMissingProgram,
  type NatsServer,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { beforeAll, describe, expect, it } from 'vitest';

const bundle = join(import.meta.dirname, '../src/main.ts');
const programs = ['nats-server', 'nats-server-2.9'].filter((name) => !isMissingProgram(name));
const streamCount = 10;

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = await startProcess({ name: 'bus-setup', bundle, args, env });
  const { code } = await child.exited;
  return { code, output: child.lines.join('\n'), records: child.logRecords.bind(child) };
}

describe.each(programs)('bus-setup with %s', (program) => {
  let server: NatsServer;

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  it('makes every stream and bucket once, and finds nothing to do the second time', async () => {
    await server.restartEmpty();
    const first = await run(['streams'], { NATS_URL: server.url });
    expect(first.code).toBe(0);
    expect(first.records('stream-created')).toHaveLength(streamCount);
    const second = await run(['streams'], { NATS_URL: server.url });
    expect(second.code).toBe(0);
    expect(second.records('stream-created')).toEqual([]);
    expect(second.records('stream-updated')).toEqual([]);
  });

  it('changes sizes when told to, and names what it changed', async () => {
    const env = { NATS_URL: server.url, KESTREL_FLOWS_MAX_BYTES: '5000000' };
    const { code, records } = await run(['streams'], env);
    expect(code).toBe(0);
    expect(records('stream-updated')).toMatchObject([
      { stream: 'KESTREL_FLOWS', reason: 'max_bytes is 1073741824, declared 5000000' },
    ]);
  });

  it('keeps the streams of a server that comes back empty, and ends when told to', async () => {
    const healthPort = await freePort();
    const child = await startProcess({
      name: 'bus-setup',
      bundle,
      args: ['streams', '--keep'],
      env: { NATS_URL: server.url, HEALTH_PORT: `${healthPort}`, HEALTH_HOST: '127.0.0.1' },
      ready: { url: `http://127.0.0.1:${healthPort}/readyz` },
    });
    await server.restartEmpty();
    await eventually(() =>
      expect(child.logRecords('stream-created').length).toBeGreaterThanOrEqual(streamCount),
    );
    await eventually(async () =>
      expect((await fetch(`http://127.0.0.1:${healthPort}/readyz`)).status).toBe(200),
    );
    const { code } = await child.stop();
    expect(code).toBe(0);
  });
});

describe('bus-setup', () => {
  it('fails when there is no server, saying so', async () => {
    const url = `nats://127.0.0.1:${await freePort()}`;
    const { code, records } = await run(['streams'], { NATS_URL: url, SETUP_TIMEOUT: '1s' });
    expect(code).toBe(1);
    expect(records('streams-not-as-declared')[0]?.reason).toContain(`cannot connect to ${url}`);
  });

  it('fails at once on a server that takes only small messages', async () => {
    await using server = await startNatsServer({ maxPayload: 1024 * 1024 });
    const { code, records } = await run(['streams'], { NATS_URL: server.url });
    expect(code).toBe(1);
    expect(records('streams-not-as-declared')[0]?.reason).toContain('max_payload: 8388608');
  });

  it.each([
    [[], 'Usage'],
    [['locks'], 'Usage'],
    [['streams', '--forever'], 'Usage'],
  ])('ends with 2 on %j', async (args, text) => {
    const { code, output } = await run(args);
    expect(code).toBe(2);
    expect(output).toContain(text);
  });

  it('ends with 2 on a wrong setting, naming each', async () => {
    const { code, records } = await run(['streams'], { NATS_URL: 'http://x', KESTREL_AUDIT_MAX_BYTES: '1' });
    expect(code).toBe(2);
    expect(records('setting-invalid').map(({ variable }) => variable)).toEqual([
      'NATS_URL',
      'KESTREL_AUDIT_MAX_BYTES',
    ]);
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('streams --keep'),
    });
    const settings = await run(['streams', '--help']);
    expect(settings.code).toBe(0);
    for (const variable of ['NATS_URL', 'KESTREL_INVENTORY_MAX_BYTES', 'SETUP_TIMEOUT', 'NATS_REPLICAS']) {
      expect(settings.output).toContain(variable);
    }
  });
});
