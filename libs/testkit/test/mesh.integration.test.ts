import { connect } from 'node:net';
import { envoy } from '@kestrel/proto/envoy-codecs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../src/eventually.ts';
import {
  type AccessLogSink,
  type HttpEntry,
  startAccessLogSink,
  type TcpEntry,
} from '../src/mesh/access-log-sink.ts';
import { meshPolicies } from '../src/mesh/authorization-filters.ts';
import { ghostHost } from '../src/mesh/client-sidecar.ts';
import { type Mesh, startMesh } from '../src/mesh/mesh.ts';
import { annotationCanary, spiffeId } from '../src/mesh/sidecar-identity.ts';

const { AccessLogType } = envoy.data.accesslog.v3;
const quick = { flushIntervalMs: 50 };

describe('a mesh in which both sides have both providers', () => {
  let sink: AccessLogSink;
  let mesh: Mesh;
  const seen = new Map<string, number>();

  beforeAll(async () => {
    sink = await startAccessLogSink();
    mesh = await startMesh({ alsAddress: sink.address, clientLog: quick, serverLog: quick });
  });

  afterEach(() => {
    for (const side of ['client', 'server'] as const) seen.set(side, http(side).length);
  });

  afterAll(async () => {
    await mesh?.stop();
    await sink?.[Symbol.asyncDispose]();
  });

  function streamsOf(side: 'client' | 'server') {
    return sink.of(mesh[`${side}Workload`].pod);
  }

  function http(side: 'client' | 'server'): HttpEntry[] {
    return streamsOf(side).flatMap((stream) => stream.http);
  }

  function tcp(side: 'client' | 'server'): TcpEntry[] {
    return streamsOf(side).flatMap((stream) => stream.tcp);
  }

  /** The HTTP provider's entries since the last test, once there are as many. */
  function fresh(side: 'client' | 'server', count: number): Promise<HttpEntry[]> {
    return eventually(() => {
      const entries = http(side).slice(seen.get(side) ?? 0);
      expect(entries.length).toBe(count);
      return entries;
    });
  }

  test('one call gives four entries with one stream id, the server side with both identities', async () => {
    expect(
      await mesh.client.request({ path: '/api/orders/17?token=canary', headers: { 'x-tenant': 'a' } }),
    ).toBe(200);
    const [[client], [server]] = await Promise.all([fresh('client', 1), fresh('server', 1)]);
    await eventually(() => expect([tcp('client').length, tcp('server').length]).toEqual([1, 1]));
    const entries = [client, server, tcp('client')[0], tcp('server')[0]];
    expect(new Set(entries.map((entry) => entry?.common_properties?.stream_id)).size).toBe(1);
    expect(client?.common_properties).toMatchObject({
      upstream_cluster: 'outbound|80||orders.shop.svc.cluster.local',
      access_log_type: AccessLogType.DownstreamEnd,
    });
    expect(client?.common_properties?.tls_properties ?? null).toBeNull();
    expect(server?.request).toMatchObject({
      path: '/api/orders/17?token=canary',
      request_headers: { 'x-tenant': 'a' },
    });
    expect(server?.common_properties).toMatchObject({
      upstream_cluster: 'inbound|8080||',
      downstream_direct_remote_address: { socket_address: { address: mesh.clientWorkload.ip } },
      tls_properties: {
        peer_certificate_properties: { subject_alt_name: [{ uri: spiffeId(mesh.clientWorkload) }] },
        local_certificate_properties: { subject_alt_name: [{ uri: spiffeId(mesh.serverWorkload) }] },
      },
    });
  });

  test('both providers of a sidecar use streams of one connection, and say once and at length who they are', () => {
    for (const side of ['client', 'server'] as const) {
      const streams = streamsOf(side);
      expect(streams.length).toBe(2);
      expect(new Set(streams.map(({ session }) => session)).size).toBe(1);
      expect(streams.map(({ identifiers }) => identifiers.length)).toEqual([1, 1]);
      expect(streams.map(({ identifiers }) => identifiers[0]?.log_name).sort()).toEqual([
        'http_envoy_accesslog',
        'tcp_envoy_accesslog',
      ]);
      expect(streams[0]?.sizes[0]).toBeGreaterThan(40_000);
      expect(JSON.stringify(streams[0]?.identifiers)).toContain(annotationCanary);
    }
  });

  test('denials name the policy, or that none allows', async () => {
    expect(await mesh.client.request({ path: '/admin/x' })).toBe(403);
    expect(await mesh.client.request({ path: '/unlisted' })).toBe(403);
    const details = (await fresh('server', 2)).map(({ response }) => response?.response_code_details);
    expect(details).toEqual([
      `rbac_access_denied_matched_policy[${meshPolicies.denyAdmin}]`,
      'rbac_access_denied_matched_policy[none]',
    ]);
    const client = await fresh('client', 2);
    expect(client.map(({ response }) => response?.response_code_details)).toEqual([
      'via_upstream',
      'via_upstream',
    ]);
  });

  test('dry-run results stand in the metadata', async () => {
    await mesh.client.request({ method: 'DELETE', path: '/api/orders/1' });
    const [entry] = await fresh('server', 1);
    const fields =
      entry?.common_properties?.metadata?.filter_metadata?.['envoy.filters.http.rbac']?.fields ?? {};
    const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value.stringValue]));
    expect(values).toEqual({
      enforced_engine_result: 'allowed',
      enforced_effective_policy_id: meshPolicies.allowClient,
      istio_dry_run_deny_shadow_engine_result: 'denied',
      istio_dry_run_deny_shadow_effective_policy_id: meshPolicies.dryDenyDelete,
      istio_dry_run_allow_shadow_engine_result: 'denied',
    });
    await fresh('client', 1);
  });

  test('gRPC is recognised by its content type, and its status is a trailer', async () => {
    expect(await mesh.client.call('/shop.Orders/Place', 5)).toBe(5);
    const [entry] = await fresh('server', 1);
    expect(entry).toMatchObject({
      protocol_version: envoy.data.accesslog.v3.HTTPAccessLogEntry.HTTPVersion.HTTP2,
      request: { path: '/shop.Orders/Place', request_headers: { 'content-type': 'application/grpc' } },
      response: { response_trailers: { 'grpc-status': '5' } },
    });
    await fresh('client', 1);
  });

  test('a second attempt is two requests to the server and one with two attempts to the client', async () => {
    expect(await mesh.client.request({ path: '/retried/1', headers: { 'x-answer': 'second' } })).toBe(200);
    const [client] = await fresh('client', 1);
    expect(client?.common_properties?.upstream_request_attempt_count).toBe(2);
    const codes = (await fresh('server', 2)).map(({ response }) => response?.response_code?.value);
    expect(codes).toEqual([503, 200]);
  });

  test('a workload that breaks off, one that nobody answers for, a caller that leaves', async () => {
    expect(await mesh.client.request({ path: '/reset', headers: { 'x-answer': 'reset' } })).toBe(503);
    expect(await mesh.client.request({ path: '/', host: ghostHost })).toBe(503);
    const active = 'cluster.inbound.*upstream_rq_active';
    await mesh.client.leave({ path: '/hang' }, () =>
      eventually(async () => {
        const statistics = await mesh.serverSidecar.statistics(active);
        expect(Object.values(statistics).reduce((sum, each) => sum + each, 0)).toBe(1);
      }),
    );
    const [reset, ghost, left] = await fresh('client', 3);
    expect(reset?.response?.response_code?.value).toBe(503);
    expect(ghost?.common_properties?.response_flags?.upstream_connection_failure).toBe(true);
    expect(left?.common_properties?.response_flags?.downstream_connection_termination).toBe(true);
    const [serverReset, serverLeft] = await fresh('server', 2);
    expect(serverReset?.common_properties?.response_flags?.upstream_connection_termination).toBe(true);
    expect(serverLeft?.response?.response_code?.value ?? 0).toBe(0);
  });

  test('a TCP connection is an entry of both providers, a refused one names its policy', async () => {
    expect(await mesh.client.exchange('hello')).toBe('hello');
    expect(await mesh.client.exchange('hello', 'deniedTcp')).toBe('');
    const entries = await fresh('server', 2);
    expect(entries.map(({ common_properties }) => common_properties?.access_log_type)).toEqual([
      AccessLogType.TcpConnectionEnd,
      AccessLogType.TcpConnectionEnd,
    ]);
    expect(entries.map(({ request }) => request?.path)).toEqual(['', '']);
    const ends = entries.map(({ common_properties }) => common_properties?.connection_termination_details);
    expect(ends).toEqual(['', `rbac_access_denied_matched_policy[${meshPolicies.denyPort}]`]);
    const watched = entries[0]?.common_properties?.metadata?.filter_metadata?.['envoy.filters.network.rbac'];
    expect(watched?.fields?.istio_dry_run_deny_shadow_effective_policy_id?.stringValue).toBe(
      meshPolicies.dryDenyPort,
    );
    await fresh('client', 2);
  });

  test('plaintext to the server finds no filter chain', async () => {
    const socket = connect(mesh.serverPorts.http, mesh.serverWorkload.ip, () =>
      socket.write('GET / HTTP/1.1\r\n\r\n'),
    );
    await new Promise((resolve) => socket.on('error', resolve).on('close', resolve));
    const [entry] = await fresh('server', 1);
    expect(entry?.response?.response_code_details).toBe('filter_chain_not_found');
    expect(entry?.common_properties?.access_log_type).toBe(AccessLogType.NotSet);
  });
});

test('a side without providers is silent, and one provider alone gives one entry a call', async () => {
  await using sink = await startAccessLogSink();
  await using mesh = await startMesh({
    alsAddress: sink.address,
    clientLog: { providers: [] },
    serverLog: { providers: ['tcp'], bufferBytes: 0 },
  });
  for (let call = 0; call < 3; call++) await mesh.client.request({ path: '/' });
  await eventually(() => expect(sink.streams.flatMap((stream) => stream.tcp).length).toBe(3));
  expect(sink.streams.flatMap((stream) => stream.http)).toEqual([]);
  expect(sink.of(mesh.clientWorkload.pod)).toEqual([]);
});

test('a configuration that Envoy refuses is an error with its reason', async () => {
  const { startEnvoy } = await import('../src/envoy.ts');
  await expect(startEnvoy({ config: { static_resources: { listeners: [{ name: 'x' }] } } })).rejects.toThrow(
    /address/,
  );
});
