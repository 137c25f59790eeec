import { describe, expect, it } from 'vitest';
import { createLogger } from './log.ts';
import { logFields } from './log-fields.ts';

function recordingLogger() {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const log = createLogger({ service: 'watcher', instance: 'pod.1234abcd', level: 'debug', destination });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJ0ZW5hbnQiOiJhY21lIn0.c2lnbmF0dXJl';
const nkeySeed = `SUA${'M7XQ2'.repeat(11)}`;
const privateKey = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n';

describe('createLogger', () => {
  it('writes the event and who says it, with a time and a level in words', () => {
    const { log, last } = recordingLogger();
    log.warn({ [logFields.stream]: 'KESTREL_EVENTS' }, 'stream-missing');
    expect(last()).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      service: 'watcher',
      instance: 'pod.1234abcd',
      stream: 'KESTREL_EVENTS',
      event: 'stream-missing',
    });
  });

  it('writes an error with its code and causes', () => {
    const { log, last } = recordingLogger();
    const cause = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    log.error({ [logFields.error]: new Error('no bus', { cause }) }, 'bus-lost');
    expect(last().error.message).toBe('no bus: connection refused');
    expect(last().error.stack).toContain('caused by');
  });

  it.each(['token', 'authorization', 'password', 'seed', 'private_key'])(
    'redacts a field named %s',
    (name) => {
      const { log, lines } = recordingLogger();
      log.info({ [name]: 'very-secret', request: { [name]: 'very-secret' } }, 'something');
      expect(lines.join()).not.toContain('very-secret');
      expect(lines.join()).toContain('[redacted]');
    },
  );

  it.each([
    ['a JWT', jwt, '[token]'],
    ['a bearer token', 'Bearer abcdef.123', '[token]'],
    ['a private key', privateKey, '[private key]'],
    ['half a private key', privateKey.slice(0, 45), '[private key]'],
    ['a NATS seed', nkeySeed, '[nkey seed]'],
    ['credentials in a URL', 'nats://admin:hunter2@nats:4222', 'nats://[credentials]@nats:4222'],
  ])('takes out %s, wherever it is', (_, secret, replacement) => {
    const { log, lines, last } = recordingLogger();
    log.error({ [logFields.error]: new Error(`failed with ${secret}`) }, 'call-failed');
    expect(lines.join()).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(lines.join()).toContain(replacement);
    expect(last()).toMatchObject({ event: 'call-failed' });
  });

  it('leaves ordinary text alone', () => {
    const { log, last } = recordingLogger();
    const reason = 'GET https://10.0.0.1/api/v1/pods?limit=250 by kube@example.com took 3 s';
    log.info({ [logFields.reason]: reason }, 'list-done');
    expect(last().reason).toBe(reason);
  });
});
