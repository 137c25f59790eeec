import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvReader } from '@kestrel/service';
import { describe, expect, it } from 'vitest';
import { parseBusConfig } from './bus-config.ts';

const file = join(mkdtempSync(join(tmpdir(), 'bus-config-')), 'secret');
writeFileSync(file, 'SECRET');

function parse(values: Record<string, string>) {
  const env = new EnvReader(values);
  return { config: parseBusConfig(env, 'watcher'), env };
}

function problemsOf(values: Record<string, string>): string[] {
  const { env } = parse(values);
  try {
    env.finish();
    return [];
  } catch (error) {
    return (error as { problems: { variable: string }[] }).problems.map(({ variable }) => variable);
  }
}

describe('parseBusConfig', () => {
  it('has defaults for a bus on the same machine', () => {
    expect(parse({}).config).toEqual({
      servers: ['nats://127.0.0.1:4222'],
      credentials: { kind: 'none' },
      caFile: undefined,
      inboxPrefix: '_INBOX_watcher',
      pingIntervalMs: 10_000,
      replicas: 1,
    });
  });

  it.each([
    [{ NATS_NKEY_SEED_FILE: file }, { kind: 'nkey', seedFile: file }],
    [{ NATS_CREDS_FILE: file }, { kind: 'creds', credsFile: file }],
    [
      { NATS_USER: 'u', NATS_PASSWORD_FILE: file },
      { kind: 'password', user: 'u', passwordFile: file },
    ],
  ])('takes %j', (values, credentials) => {
    expect(problemsOf(values)).toEqual([]);
    expect(parse(values).config.credentials).toEqual(credentials);
  });

  it.each([
    [{ NATS_NKEY_SEED_FILE: file, NATS_CREDS_FILE: file }, 'NATS_NKEY_SEED_FILE'],
    [{ NATS_USER: 'u' }, 'NATS_USER'],
    [{ NATS_PASSWORD_FILE: file }, 'NATS_USER'],
    [{ NATS_NKEY_SEED_FILE: '/nowhere/seed' }, 'NATS_NKEY_SEED_FILE'],
    [{ NATS_URL: 'http://x:1' }, 'NATS_URL'],
    [{ NATS_URL: 'nats://user:secret@x:1' }, 'NATS_URL'],
    [{ NATS_REPLICAS: '0' }, 'NATS_REPLICAS'],
  ])('refuses %j', (values, variable) => {
    expect(problemsOf(values)).toEqual([variable]);
  });
});
