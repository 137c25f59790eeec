import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bucketSpecs,
  createBus,
  createPublisher,
  encodeTotals,
  ensureStream,
  flowSubject,
  headers,
  parseBusConfig,
  streamSpecs,
} from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import { createServiceContext, EnvReader } from '@kestrel/service';
import {
  bundlePath,
  eventually,
  freePort,
  makeTempFolder,
  removeTempFolder,
  type ServiceProcess,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';

const batches = Number(process.env.BATCHES ?? 400);
const recordsOfBatch = 900;
const messages = batches * recordsOfBatch;
const rounds = 2;
const waitMs = { timeoutMs: 180_000, intervalMs: 200 };

/** What the images run with. */
const heapLimits = ['--max-old-space-size=96', '--max-semi-space-size=2'];
const memoryEnvironment = { MALLOC_ARENA_MAX: '1' };

interface Result {
  readonly perSecond: number;
  /** User and system time, in µs. */
  readonly cpuPerMessage: number;
  readonly peakMiB: number;
  readonly bytesOfMessage: number;
}

/** The gateway forwarding batches from the bus against a bare grpc-js writer of messages as large, alternating. */
export async function runGatewayFlowsBenchmark(print: (line: string) => void): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = makeTempFolder('bench');
  stack.defer(() => removeTempFolder(folder));
  await writeCredentials(folder);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const gateway = await measureGateway(folder);
    const bare = await measureBareWriter(folder, gateway.bytesOfMessage);
    print(`round ${round}: ${messages} messages of ${gateway.bytesOfMessage} B`);
    print(`  gateway      ${describe(gateway)}`);
    print(`  bare writer  ${describe(bare)}`);
    const cpu = bare.cpuPerMessage / gateway.cpuPerMessage;
    ratios.push(cpu);
    print(
      `  ratio        ${(gateway.perSecond / bare.perSecond).toFixed(2)} by rate, ${cpu.toFixed(2)} by CPU`,
    );
  }
  print(`best ratio by CPU ${Math.max(...ratios).toFixed(2)} (goal 0.8)`);
}

async function measureGateway(folder: string): Promise<Result> {
  await using stack = new AsyncDisposableStack();
  const nats = stack.use(await startNatsServer());
  await fillBus(nats.url);
  const port = await freePort();
  const health = await freePort();
  const gateway = await startProcess({
    name: 'uplink-gateway',
    bundle: bundlePath('uplink-gateway'),
    nodeArgs: heapLimits,
    env: {
      NATS_URL: nats.url,
      SERVER_HOST: '127.0.0.1',
      SERVER_PORT: String(port),
      CLIENT_CERT_FILE: join(folder, 'client.crt'),
      CLIENT_KEY_FILE: join(folder, 'client.key'),
      CA_CERT_FILE: join(folder, 'ca.crt'),
      AUTH_TOKEN_FILE: join(folder, 'token'),
      RECONNECT_MAX_DELAY: '1s',
      HEALTH_HOST: '127.0.0.1',
      HEALTH_PORT: String(health),
      ...memoryEnvironment,
    },
    ready: { url: `http://127.0.0.1:${health}/livez` },
  });
  stack.defer(async () => void (await gateway.kill()));
  await eventually(async () => {
    const response = await fetch(`http://127.0.0.1:${health}/status`);
    const { flows } = (await response.json()) as { flows?: { open: number } };
    if (!flows || flows.open === 0) throw new Error('the gateway has not read from the bus');
  }, waitMs);
  return await measure(gateway, await startSink(stack, folder, port));
}

async function measureBareWriter(folder: string, bytesOfMessage: number): Promise<Result> {
  await using stack = new AsyncDisposableStack();
  const port = await freePort();
  const sink = await startSink(stack, folder, port);
  const args = [String(port), folder, String(messages), String(bytesOfMessage)];
  const writer = await startProcess({
    name: 'bare-writer',
    bundle: new URL('bare-writer.ts', import.meta.url).pathname,
    args,
    nodeArgs: heapLimits,
    env: memoryEnvironment,
  });
  stack.defer(async () => void (await writer.kill()));
  return await measure(writer, sink);
}

async function measure(writer: ServiceProcess, sink: ServiceProcess): Promise<Result> {
  const before = cpuSeconds(writer);
  const counts = await eventually(() => {
    const last = sink.logRecords('counts').at(-1);
    if (last?.messages !== messages) throw new Error(`${last?.messages ?? 0} messages`);
    return last;
  }, waitMs);
  const seconds = (Number(counts.last_ms) - Number(counts.first_ms)) / 1_000;
  return {
    perSecond: messages / seconds,
    cpuPerMessage: ((cpuSeconds(writer) - before) * 1e6) / messages,
    peakMiB: writer.memory().peak / 2 ** 20,
    bytesOfMessage: Math.round(Number(counts.bytes) / messages),
  };
}

async function startSink(stack: AsyncDisposableStack, folder: string, port: number): Promise<ServiceProcess> {
  const sink = await startProcess({
    name: 'telemetry-sink',
    bundle: new URL('telemetry-sink.ts', import.meta.url).pathname,
    args: [String(port), folder],
    ready: { logEvent: 'listening' },
  });
  stack.defer(async () => void (await sink.kill()));
  return sink;
}

/** Batches as a collector stores them, about 256 KiB each. */
async function fillBus(url: string): Promise<void> {
  const context = createServiceContext({ name: 'flow-collector', logLevel: 'silent' });
  const bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: url }), 'flow-collector'), context);
  await bus.start(new AbortController().signal);
  const publisher = createPublisher(bus, { maxBytesInFlight: 16 * 1024 * 1024 });
  await publisher.start(new AbortController().signal);
  for (const spec of [...streamSpecs, ...bucketSpecs])
    await ensureStream(bus, spec, { maxBytes: 2 * batches * 256 * 1024, replicas: 1 });
  const payload = Buffer.concat(Array.from({ length: recordsOfBatch }, (_, index) => record(index)));
  for (let batch = 1; batch <= batches; batch++) {
    const published = batch * recordsOfBatch;
    const totals = { received: published, open: 0, published, delivered: 0, filtered: {}, lost: {} };
    await publisher.publish({
      subject: flowSubject({ count: 1, index: 0 }),
      payload,
      headers: {
        [headers.type]: 'cloud.v1.Flow',
        [headers.count]: String(recordsOfBatch),
        [headers.source]: 'flow-collector-0.0a1b2c3d',
        [headers.batch]: String(batch),
        [headers.totals]: encodeTotals(totals),
      },
    });
  }
  const deadline = AbortSignal.timeout(10_000);
  await publisher.stop(deadline);
  await bus.stop(deadline);
}

function record(index: number): Uint8Array {
  const labels = ['k8s:app=checkout', 'k8s:io.kubernetes.pod.namespace=shop', 'k8s:team=payments'];
  const end = (name: string) => ({ ns: 'shop', kind: 'Deployment', name, labels });
  const flow = cloud.v1.Flow.encode({
    src_ip: `10.0.${index >> 8}.${index & 255}`,
    dst_ip: '10.1.0.7',
    src: end(`web-${index}`),
    dst: end('checkout'),
    direction: 'EGRESS',
    port: 8_080,
    protocol: 'TCP',
    allowed: true,
    count: 1,
    first_seen: { seconds: 1_760_000_000, nanos: index },
    last_seen: { seconds: 1_760_000_030, nanos: index },
  }).finish();
  // Each has between 128 and 16,383 bytes: a length of two.
  return Buffer.concat([Buffer.from([(flow.length & 0x7f) | 0x80, flow.length >> 7]), flow]);
}

async function writeCredentials(folder: string): Promise<void> {
  const authority = await createCertificateAuthority({ name: 'bench' });
  const server = await authority.issueServerCertificate({ commonName: 'cloud', ipAddresses: ['127.0.0.1'] });
  const client = await authority.issueClientCertificate({ commonName: 'cluster' });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const files = {
    'ca.crt': authority.certificate,
    'server.crt': server.certificate,
    'server.key': server.key,
    'client.crt': client.certificate,
    'client.key': client.key,
    token: `${part({ alg: 'ES256' })}.${part({ exp: 4_102_444_800, tenant: 'bench' })}.c2ln`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function cpuSeconds({ pid }: ServiceProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function describe({ perSecond, cpuPerMessage, peakMiB }: Result): string {
  return `${Math.round(perSecond)} messages/s, ${cpuPerMessage.toFixed(1)} s CPU a million, peak ${peakMiB.toFixed(0)} MiB`;
}
