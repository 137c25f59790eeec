/**
 * Decoding and merging access logs in memory, against a plain generated decoder in the same run:
 * `node test/bench/access-logs-memory.ts`. No network, one thread.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { L7Merger, splitBatch } from '@kestrel/flows';
import { envoy } from '@kestrel/proto/envoy-codecs';
import { AccessLogBaseline } from './access-logs-memory-baseline.ts';

const entriesPerMessage = 16;
const messagesPerRound = 20_000;
const rounds = 5;
const startSeconds = 1_795_000_000;
/** As the services run. */
const serviceFlags = ['--max-semi-space-size=2', '--max-old-space-size=96'];

interface Cost {
  cpuUs: number;
  entries: number;
}

const [, , mode, argument] = process.argv;
if (mode === '--keys') process.stdout.write(JSON.stringify(measureKeys(Number(argument))));
else reportAll();

function reportAll(): void {
  print(
    'access logs, in memory: 16 entries a message, mTLS and peer metadata, 20 paths with ids, 50 callers',
  );
  const messages = createMessages(200, true);
  reportSpeed('with peer metadata', messages);
  reportSpeed('without', createMessages(200, false));
  for (const keys of [10_000, 100_000, 1_000_000]) reportMemory(keys);
}

function reportSpeed(name: string, messages: readonly Uint8Array[]): void {
  const own: Cost = { cpuUs: 0, entries: 0 };
  const plain: Cost = { cpuUs: 0, entries: 0 };
  const merger = createMerger();
  const stream = merger.openConnection().openStream();
  stream.accept(encode({ identifier: identifier() }));
  const baseline = new AccessLogBaseline();
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up.
    run(messages, (bytes) => stream.accept(bytes), round > 0 ? own : undefined);
    run(messages, (bytes) => baseline.accept(bytes), round > 0 ? plain : undefined);
    drain(merger);
  }
  const bytes = messages.reduce((sum, { length }) => sum + length, 0) / messages.length / entriesPerMessage;
  print(`\n${name} (${bytes.toFixed(0)} B an entry)`);
  print(`  field reader + merge table   ${perEntry(own).toFixed(2)} µs CPU an entry`);
  print(`  generated decoder + Map      ${perEntry(plain).toFixed(2)} µs CPU an entry`);
  print(`  ratio                        ${(perEntry(plain) / perEntry(own)).toFixed(1)}`);
}

function run(messages: readonly Uint8Array[], accept: (bytes: Uint8Array) => void, cost?: Cost): void {
  const cpu = process.cpuUsage();
  for (let i = 0; i < messagesPerRound; i++) accept(messages[i % messages.length] as Uint8Array);
  const { user, system } = process.cpuUsage(cpu);
  if (!cost) return;
  cost.cpuUs += user + system;
  cost.entries += messagesPerRound * entriesPerMessage;
}

function perEntry({ cpuUs, entries }: Cost): number {
  return cpuUs / entries;
}

function createMerger(): L7Merger {
  const clock = {
    monotonicMs: () => 0,
    wallMs: () => startSeconds * 1000,
    setTimer: () => () => undefined,
  };
  return new L7Merger({
    clock,
    addresses: { find: () => undefined },
    reporters: { reports: () => false, seen: () => undefined },
    maxPaths: 2_000_000,
    onDue: () => undefined,
  });
}

function drain(merger: L7Merger): { records: number; batches: number } {
  const out = { records: 0, batches: 0 };
  merger.flush();
  for (let batch = merger.nextBatch(); batch; batch = merger.nextBatch()) {
    out.batches += 1;
    out.records += splitBatch(batch.payload).length;
    merger.settle();
  }
  return out;
}

function reportMemory(keys: number): void {
  const child = spawnSync(process.execPath, [...serviceFlags, import.meta.filename, '--keys', String(keys)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const { peakMiB, idleMiB, records, batches } = JSON.parse(child.stdout);
  print(
    `\n${keys} distinct keys: ${idleMiB.toFixed(0)} MiB idle, ${peakMiB.toFixed(0)} MiB peak, ${records} records in ${batches} batches`,
  );
}

/** Memory is measured in a process of its own, where nothing else was. */
function measureKeys(keys: number): object {
  const merger = createMerger();
  const stream = merger.openConnection().openStream();
  stream.accept(encode({ identifier: identifier() }));
  const idle = peakMiB();
  const out = { records: 0, batches: 0 };
  for (let key = 0; key < keys; key += entriesPerMessage) {
    const entries = Array.from({ length: entriesPerMessage }, (_, i) =>
      entryOf(key + i, `/k-${letters(key + i)}`, false),
    );
    stream.accept(encode({ http_logs: { log_entry: entries } }));
    // As fast as the bus would take it, which a merger that is full has to wait for.
    if (!merger.isFull && key + entriesPerMessage < keys) continue;
    const { records, batches } = drain(merger);
    out.records += records;
    out.batches += batches;
  }
  return { idleMiB: idle, peakMiB: peakMiB(), ...out };
}

/** Without digits, so that the path is no id. */
function letters(value: number): string {
  return value.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] as string);
}

/** `maxRSS` of a child begins with that of its parent; the kernel's own high-water mark does not. */
function peakMiB(): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

function createMessages(count: number, hasPeer: boolean): Uint8Array[] {
  return Array.from({ length: count }, (_, message) =>
    encode({
      http_logs: {
        log_entry: Array.from({ length: entriesPerMessage }, (_, i) => {
          const n = message * entriesPerMessage + i;
          return entryOf(n, `/api/v1/resource-${'abcdefghij'[n % 10]}/${n * 7919}/items?page=${n}`, hasPeer);
        }),
      },
    }),
  );
}

function identifier() {
  const id = 'sidecar~10.1.0.1~orders-7d9c5b8f6-x1y2z.shop~shop.svc.cluster.local';
  return { node: { id, cluster: 'orders.shop' }, log_name: 'http_envoy_accesslog' };
}

function entryOf(
  n: number,
  path: string,
  hasPeer: boolean,
): envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties {
  const caller = n % 50;
  const time = (nanos: number) => ({ seconds: 0, nanos });
  const socket = (address: string, port_value: number) => ({ socket_address: { address, port_value } });
  return {
    common_properties: {
      downstream_remote_address: socket(`10.2.0.${caller}`, 30_000 + n),
      downstream_local_address: socket('10.1.0.1', 8080),
      tls_properties: {
        tls_version: 4,
        tls_cipher_suite: { value: 4865 },
        tls_sni_hostname: 'outbound_.80_._.orders.shop.svc.cluster.local',
        local_certificate_properties: {
          subject_alt_name: [{ uri: 'spiffe://cluster.local/ns/shop/sa/orders' }],
        },
        peer_certificate_properties: {
          subject_alt_name: [{ uri: `spiffe://cluster.local/ns/shop/sa/caller-${caller}` }],
        },
      },
      start_time: { seconds: startSeconds + Math.floor(n / 500), nanos: n },
      time_to_last_rx_byte: time(44_000),
      time_to_first_upstream_tx_byte: time(235_000),
      time_to_last_upstream_tx_byte: time(235_100),
      time_to_first_upstream_rx_byte: time(613_000),
      time_to_last_upstream_rx_byte: time(692_000),
      time_to_first_downstream_tx_byte: time(672_000),
      time_to_last_downstream_tx_byte: time(699_000),
      upstream_remote_address: socket('10.1.0.1', 8080),
      upstream_local_address: socket('127.0.0.6', 38_732),
      upstream_cluster: 'inbound|8080||',
      route_name: 'default',
      downstream_direct_remote_address: socket(`10.2.0.${caller}`, 30_000 + n),
      duration: time(703_000),
      upstream_request_attempt_count: 1,
      stream_id: `b8ad6d40-fd95-4a0c-af1d-${String(n).padStart(12, '0')}`,
      downstream_wire_bytes_sent: 280,
      downstream_wire_bytes_received: 84,
      upstream_wire_bytes_sent: 161,
      upstream_wire_bytes_received: 160,
      access_log_type: 6,
      ...(hasPeer ? { filter_state_objects: { downstream_peer: peerOf(caller) } } : {}),
    },
    protocol_version: 2,
    request: {
      request_method: 1,
      scheme: 'http',
      authority: 'orders.shop.svc.cluster.local',
      path,
      user_agent: 'bench/1.0',
      request_id: `b8ad6d40-fd95-4a0c-af1d-${String(n).padStart(12, '0')}`,
      request_headers_bytes: 156,
      upstream_header_bytes_sent: 138,
      downstream_header_bytes_received: 58,
    },
    response: {
      response_code: { value: 200 },
      response_headers_bytes: 204,
      response_body_bytes: 43,
      response_code_details: 'via_upstream',
      upstream_header_bytes_received: 95,
      downstream_header_bytes_sent: 218,
    },
  };
}

/** An Any with the Struct that Istio's proxy writes. */
function peerOf(caller: number) {
  const field = (tag: number, value: Uint8Array) => Buffer.concat([Buffer.of(tag, value.length), value]);
  const texts = {
    cluster: 'Kubernetes',
    namespace: 'shop',
    workload: `caller-${caller}`,
    type: 'deployment',
    service: `caller-${caller}`,
    revision: 'v1',
    name: `caller-${caller}-7d9c5b8f6-x1y2z`,
    identity: `spiffe://cluster.local/ns/shop/sa/caller-${caller}`,
  };
  const fields = Object.entries(texts).map(([name, text]) =>
    field(0x0a, Buffer.concat([field(0x0a, Buffer.from(name)), field(0x12, field(0x1a, Buffer.from(text)))])),
  );
  return { type_url: 'type.googleapis.com/google.protobuf.Struct', value: Buffer.concat(fields) };
}

function encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties): Uint8Array {
  return envoy.service.accesslog.v3.StreamAccessLogsMessage.encode(message).finish();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
