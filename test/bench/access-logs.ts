import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { bucketSpecs, createBus, ensureStream, parseBusConfig, streamSpecs } from '@kestrel/bus';
import { envoy } from '@kestrel/proto/envoy-codecs';
import { createServiceContext, EnvReader } from '@kestrel/service';
import { eventually, freePort, repositoryRoot, startNatsServer, startProcess } from '@kestrel/testkit';
import { cpuSecondsOf, peakMiBOf } from './process-usage.ts';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;
const entriesPerMessage = 16;
const messages = Number(process.env.MESSAGES || 60_000);
const messagesToWarmUp = 6_000;
/** Streams, each of a pod, and how many workloads these are of. */
const meshes = [
  { streams: 20, workloads: 20 },
  { streams: 200, workloads: 20 },
  { streams: 200, workloads: 200 },
] as const;
type Mesh = (typeof meshes)[number];
/** As the services run. */
const serviceFlags = ['--max-semi-space-size=2', '--max-old-space-size=96'];
const bundle = join(repositoryRoot(), 'dist/als-receiver/main.js');
const path = '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs';

type Print = (line: string) => void;

/** The whole als-receiver, from Envoy's socket to the bus, beside a plain receiver. The Envoys are a sender that is faster. */
export async function runAccessLogsBenchmark(print: Print): Promise<void> {
  if (!existsSync(bundle)) throw new Error('npm run build -w als-receiver comes first');
  const frames = createFrames();
  const bytes = frames.reduce((sum, { length }) => sum + length, 0) / frames.length / entriesPerMessage;
  print(`${messages * entriesPerMessage} entries of ${bytes.toFixed(0)} B, ${entriesPerMessage} a message`);
  for (const mesh of meshes) {
    await measureReceiver(frames, mesh, print);
    await measureBaseline(frames, mesh, print);
  }
}

async function measureReceiver(frames: readonly Buffer[], mesh: Mesh, print: Print): Promise<void> {
  await using nats = await startNatsServer();
  await makeStreams(nats.url);
  const [health, port] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${health}`;
  const receiver = await startProcess({
    name: 'als-receiver',
    bundle,
    nodeArgs: serviceFlags,
    env: {
      NATS_URL: nats.url,
      ISTIO_ALS_PORT: `${port}`,
      HEALTH_PORT: `${health}`,
      LOG_LEVEL: 'warn',
      MALLOC_ARENA_MAX: '1',
    },
    ready: { url: `${url}/readyz` },
  });
  const status = async () => (await (await fetch(`${url}/status`)).json()) as Record<string, never>;
  await eventually(async () => {
    const { bus } = (await status()) as { bus?: { connected: boolean } };
    if (!bus?.connected) throw new Error('not connected');
  });
  const cost = await measure(receiver.pid, port, frames, mesh);
  const {
    'ledger-flows-l7': ledger,
    'access-logs': details,
    batches,
  } = (await status()) as unknown as Status;
  print(describe(`als-receiver, ${mesh.streams} streams of ${mesh.workloads} workloads`, receiver.pid, cost));
  const lost = Object.entries(ledger.lost).filter(([, count]) => count > 0);
  print(`  received ${ledger.received}, lost ${JSON.stringify(Object.fromEntries(lost))}`);
  print(`  without their path ${details.pathOverflow}, ${batches.stored} batches`);
  await receiver.stop();
}

interface Cost {
  readonly cpuUs: number;
  readonly perSecond: number;
}

interface Status {
  readonly 'ledger-flows-l7': {
    readonly received: number;
    readonly lost: Readonly<Record<string, number>>;
  };
  readonly 'access-logs': { readonly pathOverflow: number };
  readonly batches: { readonly stored: number };
}

async function measureBaseline(frames: readonly Buffer[], mesh: Mesh, print: Print): Promise<void> {
  const port = await freePort();
  const server = await startProcess({
    name: 'baseline',
    bundle: join(import.meta.dirname, 'access-logs-baseline.ts'),
    env: { PORT: `${port}` },
    ready: { check: () => untilListening(port) },
  });
  const cost = await measure(server.pid, port, frames, mesh);
  print(describe(`grpc-js, generated decoder and Map, ${mesh.streams} streams`, server.pid, cost));
  await server.kill();
}

/** Sends everything as fast as it is read, until the last stream has its answer. */
async function measure(pid: number, port: number, frames: readonly Buffer[], mesh: Mesh): Promise<Cost> {
  const sessions = Array.from({ length: 20 }, () => connect(`http://127.0.0.1:${port}`));
  await sendAll(sessions, mesh, frames, messagesToWarmUp);
  const before = cpuSecondsOf(pid);
  const startedMs = performance.now();
  await sendAll(sessions, mesh, frames, messages);
  const wallS = (performance.now() - startedMs) / 1000;
  const entries = messages * entriesPerMessage;
  const cpuUs = ((cpuSecondsOf(pid) - before) / entries) * 1e6;
  for (const session of sessions) session.destroy();
  return { cpuUs, perSecond: entries / wallS };
}

function describe(name: string, pid: number, { cpuUs, perSecond }: Cost): string {
  const peak = peakMiBOf(pid).toFixed(0);
  return `${name}: ${cpuUs.toFixed(2)} µs CPU an entry, ${Math.round(perSecond)} entries/s, peak ${peak} MiB`;
}

async function sendAll(
  sessions: readonly ClientHttp2Session[],
  { streams, workloads }: Mesh,
  frames: readonly Buffer[],
  count: number,
): Promise<void> {
  const each = count / streams;
  await Promise.all(
    Array.from({ length: streams }, (_, index) =>
      sendStream(
        sessions[index % sessions.length] as ClientHttp2Session,
        identifierFrame(index, index % workloads),
        Array.from({ length: each }, (_, message) => frames[(index * 7 + message) % frames.length] as Buffer),
      ),
    ),
  );
}

async function sendStream(
  session: ClientHttp2Session,
  identifier: Buffer,
  frames: readonly Buffer[],
): Promise<void> {
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc' });
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  stream.on('close', resolve);
  stream.resume();
  stream.write(identifier);
  for (const frame of frames) if (!stream.write(frame)) await drained(stream);
  stream.end();
  await closed;
}

/** Rejects while nobody listens there. */
async function untilListening(port: number): Promise<void> {
  const socket = connectTcp(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
}

function drained(stream: ClientHttp2Stream): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.once('drain', resolve);
  return promise;
}

/** 200 messages of 16 server-side entries with mTLS: 200 callers, 40 paths with ids, some errors. */
function createFrames(): Buffer[] {
  return Array.from({ length: 200 }, (_, message) => {
    const entries = Array.from({ length: entriesPerMessage }, (_, index) =>
      createEntry(message * 16 + index),
    );
    const bytes = StreamAccessLogsMessage.encode({
      http_logs: { log_entry: entries },
    }).finish();
    return encodeFrame(bytes);
  });
}

/** The first message of a stream says who sends it. */
function identifierFrame(pod: number, workload: number): Buffer {
  const texts = { NAME: `orders-${workload}-${pod}`, NAMESPACE: 'shop', WORKLOAD_NAME: `orders-${workload}` };
  const fields = Object.entries(texts).map(([name, stringValue]) => [name, { stringValue }]);
  const id = `sidecar~10.0.0.7~orders-${workload}-${pod}.shop~shop.svc.cluster.local`;
  const node = { id, metadata: { fields: Object.fromEntries(fields) } };
  return encodeFrame(StreamAccessLogsMessage.encode({ identifier: { log_name: 'als', node } }).finish());
}

function encodeFrame(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

function createEntry(index: number) {
  const address = (ip: string, port: number) => ({ socket_address: { address: ip, port_value: port } });
  const caller = address(`10.0.1.${index % 200}`, 40_000 + (index % 2_000));
  const uri = `spiffe://cluster.local/ns/shop/sa/caller-${index % 200}`;
  return {
    common_properties: {
      downstream_remote_address: caller,
      downstream_direct_remote_address: caller,
      downstream_local_address: address('10.0.0.7', 8080),
      upstream_remote_address: address('10.0.0.7', 8080),
      upstream_cluster: 'inbound|8080||',
      start_time: { seconds: Math.floor(Date.now() / 1000), nanos: index },
      duration: { seconds: 0, nanos: 3_000_000 },
      tls_properties: {
        tls_version: 4,
        tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local',
        peer_certificate_properties: { subject_alt_name: [{ uri }] },
      },
      stream_id: `0d5f3a2e-7c1b-4e7a-9d3f-${index.toString(16).padStart(12, '0')}`,
      response_flags: {},
      access_log_type: 6,
    },
    protocol_version: 2,
    request: {
      request_method: 1 + (index % 3),
      scheme: 'http',
      authority: 'orders.shop.svc.cluster.local',
      path: `/v1/kind-${index % 40}/${1_000_000 + index}?page=2`,
      user_agent: 'Go-http-client/1.1',
      request_id: `0d5f3a2e-7c1b-4e7a-9d3f-${index.toString(16).padStart(12, '0')}`,
    },
    response: {
      response_code: { value: index % 50 === 0 ? 503 : 200 },
      response_code_details: 'via_upstream',
    },
  };
}

async function makeStreams(url: string): Promise<void> {
  const context = createServiceContext({ name: 'bench', logLevel: 'silent' });
  const bus = createBus(parseBusConfig(new EnvReader({ NATS_URL: url }), 'bench'), context);
  await bus.start(new AbortController().signal);
  for (const spec of [...streamSpecs, ...bucketSpecs]) {
    await ensureStream(bus, spec, { maxBytes: Math.min(spec.defaultMaxBytes, 64 * 2 ** 20), replicas: 1 });
  }
  await bus.stop(AbortSignal.timeout(2_000));
}
