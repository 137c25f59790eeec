import { envoy } from '@kestrel/proto/envoy-codecs';
import { type AccessLogSink, eventually, startAccessLogSink } from '@kestrel/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callKinds } from '../src/access-logs/call.ts';
import { type RunningCluster, startCluster } from './start-cluster.ts';

const { AccessLogType } = envoy.data.accesslog.v3;

let sink: AccessLogSink;
let cluster: RunningCluster;

beforeAll(async () => {
  sink = await startAccessLogSink();
  cluster = await startCluster({ CLUSTER_ALS_ADDRESS: sink.address });
});

afterAll(async () => {
  await cluster?.stop();
  await sink?.[Symbol.asyncDispose]();
});

const http = () => sink.streams.flatMap((stream) => stream.http);
const tcp = () => sink.streams.flatMap((stream) => stream.tcp);
const inject = (count: number, kind?: string) =>
  cluster.tell('POST', '/simulator/access-logs/inject', { count, ...(kind === undefined ? {} : { kind }) });
const truth = () => cluster.tell('GET', '/simulator/access-logs/truth');

test('every entry arrives, and the truth is what a reader of the entries counts', async () => {
  let sent = 0;
  for (const kind of callKinds) sent += (await inject(20, kind)).entries;
  await eventually(() => expect(http().length + tcp().length).toBe(sent));
  const isServers = (entry: { common_properties?: { tls_properties?: object | null } | null }) =>
    entry.common_properties?.tls_properties != null;
  const requests = http().filter(
    (entry) =>
      entry.common_properties?.access_log_type === AccessLogType.DownstreamEnd &&
      (isServers(entry) || entry.common_properties.response_flags?.upstream_connection_failure === true),
  );
  const connections = tcp().filter(
    (entry) =>
      entry.common_properties?.access_log_type === AccessLogType.TcpConnectionEnd && isServers(entry),
  );
  const { total, calls, dropped } = await truth();
  expect(requests.length + connections.length).toBe(callKinds.length * 20);
  expect(total).toBe(callKinds.length * 20);
  expect(dropped).toBe(0);
  const denied = calls.filter((call: { allowed: boolean }) => !call.allowed);
  expect(denied.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(40);
});

test('the entries of a call share a stream id, time and client port, and no other call has it', () => {
  const byId = Map.groupBy([...http(), ...tcp()], (entry) => entry.common_properties?.stream_id ?? '');
  expect(byId.size).toBe(callKinds.length * 20);
  for (const [id, entries] of byId) {
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const starts = entries.map((entry) => JSON.stringify(entry.common_properties?.start_time));
    expect(new Set(starts).size).toBe(1);
    const [port] = entries.map(
      (entry) => entry.common_properties?.downstream_direct_remote_address?.socket_address?.port_value ?? 0,
    );
    expect(port).toBeGreaterThanOrEqual(32_768);
  }
});

test('a stream says once, at length, whose sidecar it is', () => {
  expect(sink.streams.length).toBeGreaterThan(4);
  for (const { identifiers, sizes } of sink.streams) {
    expect(identifiers.length).toBe(1);
    expect(sizes[0]).toBeGreaterThan(50_000);
    expect(identifiers[0]?.node?.id).toMatch(/^sidecar~[\d.]+~.+\..+~.+\.svc\.cluster\.local$/);
    expect(identifiers[0]?.node?.extensions?.length).toBe(516);
  }
});

test('a rate is kept until it is paused', async () => {
  const before = (await truth()).total;
  await cluster.tell('PUT', '/simulator/access-logs', { entriesPerSecond: 2_000 });
  await eventually(async () => expect((await truth()).total).toBeGreaterThan(before + 300));
  await cluster.tell('PUT', '/simulator/access-logs', { paused: true });
  await eventually(async () => expect((await truth()).pending).toBe(0));
  const { sent, total } = await truth();
  await eventually(() => expect(http().length + tcp().length).toBe(sent));
  expect((await truth()).total).toBe(total);
});

test('sidecars come back to a receiver that cut them off, and introduce themselves again', async () => {
  const streamsBefore = sink.streams.length;
  sink.disconnect();
  await eventually(async () => expect((await truth()).openStreams).toBe(0));
  await eventually(async () => {
    await inject(5, 'read');
    expect(sink.streams.length).toBeGreaterThan(streamsBefore);
  });
  const { endedStreams } = await truth();
  expect(endedStreams).toBeGreaterThanOrEqual(streamsBefore);
  await eventually(() => expect(sink.streams.at(-1)?.identifiers.length).toBe(1));
});

test('without a receiver there are no sidecars', async () => {
  const other = await startCluster();
  try {
    const { status } = await fetch(`${other.control}/simulator/access-logs`);
    expect(status).toBe(404);
  } finally {
    await other.stop();
  }
});
