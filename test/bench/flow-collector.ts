/**
 * The whole flow-collector, from the socket of a relay to the bus: `node test/bench/flow-collector.ts`. It runs as a bundle
 * of its own (`npm run build -w flow-collector -w bus-setup` first) beside a real nats-server; the relay is a sender that is faster.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { observer } from '@kestrel/proto/hubble-codecs';
import { eventually, freePort, repositoryRoot, startNatsServer, startProcess } from '@kestrel/testkit';
import { createTemplates, stamp, type Template } from './flows-traffic.ts';
import { cpuSecondsOf, peakMiBOf } from './process-usage.ts';

const events = 1_000_000;
const eventsToWarmUp = 200_000;
const chunkBytes = 256 * 1024;
/** As the services run. */
const serviceFlags = ['--max-semi-space-size=2', '--max-old-space-size=96'];
const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' };

const bundleOf = (name: string) => join(repositoryRoot(), 'dist', name, 'main.js');

async function main(): Promise<void> {
  for (const name of ['flow-collector', 'bus-setup']) {
    if (!existsSync(bundleOf(name))) throw new Error(`npm run build -w ${name} comes first`);
  }
  await using nats = await startNatsServer();
  await makeStreams(nats.url);
  print(`flow-collector, relay to bus: ${events} events of 1,000 pairs, 20 source ports each`);
  await measure(nats.url, 'masked, no replies', { replies: false, masked: true });
  await measure(nats.url, 'full messages, half replies', { replies: true, masked: false });
}

async function measure(
  busUrl: string,
  name: string,
  options: { replies: boolean; masked: boolean },
): Promise<void> {
  const templates = createTemplates({ pairs: 1000, sourcePorts: 20, ...options });
  const sender = new Sender(templates);
  await using _relay = await sender.listen();
  const health = await freePort();
  const collector = await startProcess({
    name: 'flow-collector',
    bundle: bundleOf('flow-collector'),
    nodeArgs: serviceFlags,
    env: {
      NATS_URL: busUrl,
      HUBBLE_RELAY_ADDRESS: `127.0.0.1:${sender.port}`,
      DISABLE_HUBBLE_TLS: 'true',
      HEALTH_PORT: `${health}`,
      LOG_LEVEL: 'warn',
      MALLOC_ARENA_MAX: '1',
    },
    ready: { url: `http://127.0.0.1:${health}/readyz` },
  });
  const received = async () => {
    const text = await (await fetch(`http://127.0.0.1:${health}/metrics`)).text();
    return Number(/^kestrel_flow_collector_messages_total (\d+)/m.exec(text)?.[1] ?? 0);
  };
  const until = (count: number) =>
    eventually(async () => count <= (await received()) || Promise.reject(new Error('not yet')), {
      timeoutMs: 120_000,
      intervalMs: 200,
    });
  await eventually(() => sender.stream ?? Promise.reject(new Error('not asked yet')));
  await sender.send(eventsToWarmUp);
  await until(eventsToWarmUp);
  const cpuBefore = cpuSecondsOf(collector.pid);
  const startedMs = performance.now();
  await sender.send(events);
  await until(eventsToWarmUp + events);
  const wallS = (performance.now() - startedMs) / 1000;
  // Its end stores the last window: that is part of the work.
  const cpuS = cpuSecondsOf(collector.pid) - cpuBefore;
  const traffic = options.replies ? events / 2 : events;
  print(`\n${name} (${sender.bytesOfOne.toFixed(0)} B a message)`);
  print(`  CPU per message         ${((cpuS / events) * 1e6).toFixed(2)} µs`);
  print(`  CPU per traffic event   ${((cpuS / traffic) * 1e6).toFixed(2)} µs`);
  print(`  messages/s              ${Math.round(events / wallS)}`);
  print(`  peak memory             ${peakMiBOf(collector.pid).toFixed(0)} MiB`);
  await collector.stop();
}

/** A relay that answers everything with the same traffic, as fast as it is read. */
class Sender {
  port = 0;
  stream: ServerHttp2Stream | undefined;
  readonly bytesOfOne: number;
  readonly #templates: readonly Template[];
  #event = 0;

  constructor(templates: readonly Template[]) {
    this.#templates = templates;
    this.bytesOfOne = templates.reduce((sum, { bytes }) => sum + bytes.length, 0) / templates.length;
  }

  async listen(): Promise<AsyncDisposable> {
    const server = createServer();
    const status = observer.ServerStatusResponse.encode({ version: 'bench' }).finish();
    server.on('session', (session) => session.on('error', () => undefined));
    server.on('stream', (stream, headers) => {
      stream.on('error', () => undefined);
      stream.resume();
      stream.respond(grpcHeaders, { waitForTrailers: true });
      if (headers[':path'] === '/observer.Observer/GetFlows') {
        this.stream = stream;
        return;
      }
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, status.length]), status]));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    return { [Symbol.asyncDispose]: async () => void server.close() };
  }

  async send(count: number): Promise<void> {
    const end = this.#event + count;
    while (this.#event < end) {
      const chunk = this.#fill(end);
      if (this.stream?.write(chunk) === false) await once(this.stream, 'drain');
    }
  }

  #fill(end: number): Buffer {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let at = 0;
    while (this.#event < end) {
      const template = this.#templates[this.#event % this.#templates.length] as Template;
      const { bytes } = template;
      if (at + 5 + bytes.length > chunkBytes) break;
      stamp(template, this.#event);
      chunk[at] = 0;
      chunk.writeUInt32BE(bytes.length, at + 1);
      chunk.set(bytes, at + 5);
      at += 5 + bytes.length;
      this.#event += 1;
    }
    return chunk.subarray(0, at);
  }
}

async function makeStreams(url: string): Promise<void> {
  const setup = await startProcess({
    name: 'bus-setup',
    bundle: bundleOf('bus-setup'),
    args: ['streams'],
    env: { NATS_URL: url, HEALTH_PORT: '0', KESTREL_FLOWS_MAX_BYTES: `${256 * 1024 * 1024}` },
  });
  await setup.exited;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
