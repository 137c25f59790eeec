import { connect, type NatsConnection } from 'nats';
import { describe, expect, test } from 'vitest';
import { isMissingProgram } from '../src/find-program.ts';
import { startNatsServer } from '../src/nats-server.ts';

async function withClient<T>(url: string, use: (connection: NatsConnection) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: url, reconnect: false, timeout: 2_000 });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

async function storeOne(url: string): Promise<void> {
  await withClient(url, async (connection) => {
    const manager = await connection.jetstreamManager();
    await manager.streams.add({ name: 'S', subjects: ['s.>'] });
    await connection.jetstream().publish('s.one', 'stored');
  });
}

function storedMessages(url: string): Promise<number[]> {
  return withClient(url, async (connection) => {
    const manager = await connection.jetstreamManager();
    const streams = await manager.streams.list().next();
    return streams.map((stream) => stream.state.messages);
  });
}

describe.each(['nats-server', 'nats-server-2.9'])('%s', (program) => {
  describe.skipIf(isMissingProgram(program))('launched', () => {
    test('keeps what it stored over SIGKILL and a restart, on the same port', async () => {
      await using server = await startNatsServer({ program });
      await storeOne(server.url);
      const [before, url] = [server.pid, server.url];
      await server.kill();
      await server.restart();
      expect(server.pid).not.toBe(before);
      expect(server.url).toBe(url);
      expect(await storedMessages(server.url)).toEqual([1]);
    });

    test('comes back empty from restartEmpty', async () => {
      await using server = await startNatsServer({ program });
      await storeOne(server.url);
      await server.restartEmpty();
      expect(await storedMessages(server.url)).toEqual([]);
    });

    test('answers nobody while paused and everybody afterwards', async () => {
      await using server = await startNatsServer({ program });
      await withClient(server.url, async (connection) => {
        server.pause();
        await expect(
          Promise.race([connection.flush().then(() => 'answered'), waitFor(300, 'silent')]),
        ).resolves.toBe('silent');
        server.resume();
        await connection.flush();
      });
    });

    test('takes payloads up to maxPayload and refuses larger ones', async () => {
      await using server = await startNatsServer({ program, maxPayload: 4_096 });
      await withClient(server.url, async (connection) => {
        expect(connection.info?.max_payload).toBe(4_096);
      });
    });

    test('obeys extraConfig, also a new one given at a restart', async () => {
      await using server = await startNatsServer({
        program,
        extraConfig: 'authorization { user: u, password: first }',
      });
      await expect(connect({ servers: server.url })).rejects.toThrow(/authorization/i);
      await server.restart({ extraConfig: '' });
      await withClient(server.url, (connection) => connection.flush());
    });
  });
});

test('two servers run beside each other', async () => {
  await using one = await startNatsServer();
  await using two = await startNatsServer();
  expect(one.port).not.toBe(two.port);
  await storeOne(one.url);
  expect(await storedMessages(two.url)).toEqual([]);
});

test.skipIf(isMissingProgram('nats-server'))('syncAlways is a setting that the server knows', async () => {
  await using server = await startNatsServer({ program: 'nats-server', syncAlways: true });
  await storeOne(server.url);
  expect(await storedMessages(server.url)).toEqual([1]);
});

test('a configuration that the server refuses is in the error', async () => {
  await expect(startNatsServer({ extraConfig: 'no_such_setting: 1' })).rejects.toThrow(/no_such_setting/);
});

function waitFor<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, value));
}
