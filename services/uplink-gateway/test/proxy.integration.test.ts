import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { eventually } from '@kestrel/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestBed } from './support/test-bed.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await TestBed.start();
  await bed.bus.pods(3);
  await bed.bus.marker();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await bed[Symbol.asyncDispose]();
});

const committed = () => eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(1));

test('the cloud is reached through the proxy of https_proxy, with its certificate checked all the same', async () => {
  await using proxy = await startProxy();
  vi.stubEnv('https_proxy', proxy.url('user:secret@'));
  const gateway = bed.startGateway();
  await committed();
  expect(proxy.asked).toEqual([
    {
      target: expect.stringMatching(new RegExp(`:${bed.cloud.port}$`)),
      authorization: 'Basic dXNlcjpzZWNyZXQ=',
    },
  ]);
  expect(gateway.readiness.ready).toBe(true);
});

test('what no_proxy names is reached directly', async () => {
  await using proxy = await startProxy();
  vi.stubEnv('https_proxy', proxy.url());
  vi.stubEnv('no_proxy', 'example.com,localhost,127.0.0.1');
  bed.startGateway();
  await committed();
  expect(proxy.asked).toEqual([]);
});

/** A proxy that knows CONNECT and nothing else. */
async function startProxy() {
  const asked: { target: string | undefined; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connect', ({ url = '', headers }, client: Socket, head) => {
    asked.push({ target: url, authorization: headers['proxy-authorization'] });
    const target = new URL(`tcp://${url}`);
    const upstream = connect(Number(target.port), target.hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    url: (login = '') => `http://${login}127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
