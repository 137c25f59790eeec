import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { authorizationConfig, bucketSpecs, busIdentities, keyVariable, streamSpecs } from '@kestrel/bus';
import {
  makeTempFolder,
  type NatsServer,
  removeTempFolder,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { connect, nkeyAuthenticator } from 'nats';
import { createUser } from 'nkeys.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bundle = join(import.meta.dirname, '../src/main.ts');
const names = busIdentities.map(({ name }) => name);

async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = await startProcess({ name: 'bus-setup', bundle, args, env });
  const { code } = await child.exited;
  return { code, records: child.logRecords.bind(child), output: child.lines.join('\n') };
}

describe('bus-setup check bus', () => {
  let folder: string;
  let server: NatsServer;
  const keyLines: string[] = [];

  const keyOf = (name: string) => ({ NATS_URL: server.url, NATS_NKEY_SEED_FILE: join(folder, name) });

  beforeAll(async () => {
    folder = makeTempFolder('check');
    for (const name of names) {
      const user = createUser();
      writeFileSync(join(folder, name), user.getSeed(), { mode: 0o600 });
      keyLines.push(`${keyVariable(name)}: ${user.getPublicKey()}`);
    }
    server = await startNatsServer({ extraConfig: `${keyLines.join('\n')}\n${authorizationConfig()}` });
    const { code, output } = await run(['streams'], keyOf('bus-setup'));
    expect(code, output).toBe(0);
  });

  afterAll(async () => {
    await server?.stop();
    await removeTempFolder(folder);
  });

  it.each(busIdentities)('passes with the key of $name, and leaves nothing on the bus', async (identity) => {
    const { name, publish } = identity;
    const { code, output, records } = await run(['check', 'bus'], { ...keyOf(name), CHECK_IDENTITY: name });
    expect(code, output).toBe(0);
    const passed = records('check-passed').map(({ reason }) => reason);
    const writes = publish.filter((subject) => !subject.startsWith('$JS.API.'));
    expect(passed.filter((step) => String(step).startsWith('publishing'))).toEqual(
      writes.map((subject) => `publishing to ${subject}`),
    );
    expect(passed).toContain('being refused the rest');
    expect(await storedMessages(keyOf('bus-setup'))).toBe(0);
  });

  it('fails where the key may not write what its owner writes', async () => {
    const lesser = busIdentities.map((each) => ({
      ...each,
      publish: each.publish.filter((subject) => subject !== 'kestrel.flows.l4.*'),
    }));
    await using strict = await startNatsServer({
      extraConfig: `${keyLines.join('\n')}\n${authorizationConfig(lesser)}`,
    });
    const url = { NATS_URL: strict.url };
    expect((await run(['streams'], { ...keyOf('bus-setup'), ...url })).code).toBe(0);
    const env = { ...keyOf('flow-collector'), ...url, CHECK_IDENTITY: 'flow-collector' };
    const { code, records } = await run(['check', 'bus'], env);
    expect(code).toBe(1);
    expect(records('check-failed')).toMatchObject([
      { reason: expect.stringContaining('publishing to kestrel.flows.l4.*') },
    ]);
  });

  it('fails with the key of another, naming what was refused', async () => {
    const env = { ...keyOf('als-receiver'), CHECK_IDENTITY: 'watcher', CHECK_TIMEOUT: '2s' };
    const { code, records } = await run(['check', 'bus'], env);
    expect(code).toBe(1);
    expect(records('check-failed')).toMatchObject([
      { reason: expect.stringContaining('asking for KESTREL_INVENTORY') },
    ]);
  });

  it('fails where a key may do everything', async () => {
    await using open = await startNatsServer();
    const env = { NATS_URL: open.url };
    expect((await run(['streams'], env)).code).toBe(0);
    const { code, records } = await run(['check', 'bus'], { ...env, CHECK_IDENTITY: 'watcher' });
    expect(code).toBe(1);
    expect(records('check-failed')).toMatchObject([
      { reason: expect.stringContaining('its own permissions') },
    ]);
  });

  it('refuses a name that is no identity', async () => {
    const { code, output } = await run(['check', 'bus'], { ...keyOf('watcher'), CHECK_IDENTITY: 'nobody' });
    expect(code).toBe(2);
    expect(output).toContain('CHECK_IDENTITY');
  });
});

/** Messages in all streams and buckets, asked with the key of bus-setup. */
async function storedMessages(key: { NATS_URL: string; NATS_NKEY_SEED_FILE: string }): Promise<number> {
  const authenticator = nkeyAuthenticator(readFileSync(key.NATS_NKEY_SEED_FILE));
  const client = await connect({ servers: key.NATS_URL, authenticator, inboxPrefix: '_INBOX_bus-setup' });
  try {
    const counts = [...streamSpecs, ...bucketSpecs].map(async ({ name }) => {
      const answer = await client.request(`$JS.API.STREAM.INFO.${name}`);
      return answer.json<{ state: { messages: number } }>().state.messages;
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  } finally {
    await client.close();
  }
}

describe('bus-setup check cloud', () => {
  const condition = (name: string, state = 'ok', reason = '') => ({ name, state, reason });
  const working = ['token', 'client-certificate', 'inventory'].map((name) => condition(name));

  it('passes when the active gateway is connected and has committed', async () => {
    await using gateway = await answering({
      role: 'active',
      conditions: [...working, condition('cloud', 'ok', 'connected')],
    });
    const { code, records } = await run(['check', 'cloud'], gateway.env);
    expect(code).toBe(0);
    expect(records('check-passed')).toMatchObject([{ reason: 'connected' }]);
  });

  it('says what the active gateway lacks', async () => {
    await using gateway = await answering({
      role: 'active',
      conditions: [...working, condition('cloud', 'failed', 'token expired')],
    });
    const { code, records } = await run(['check', 'cloud'], { ...gateway.env, CHECK_TIMEOUT: '1s' });
    expect(code).toBe(1);
    expect(records('check-failed')).toMatchObject([{ reason: 'cloud is failed: token expired' }]);
  });

  it('does not take a standby for an active one', async () => {
    await using gateway = await answering({ role: 'standby', conditions: [] });
    const { code, records } = await run(['check', 'cloud'], { ...gateway.env, CHECK_TIMEOUT: '1s' });
    expect(code).toBe(1);
    expect(records('check-failed')).toMatchObject([{ reason: 'none of 1 gateways is active' }]);
  });
});

/** A gateway that says this of itself: a real one in these states needs a cloud, which `make e2e-cluster` has. */
async function answering(status: object) {
  const server = createServer((_request, response) => response.end(JSON.stringify(status)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { GATEWAY_HOST: '127.0.0.1', GATEWAY_PORT: String(port) },
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}
