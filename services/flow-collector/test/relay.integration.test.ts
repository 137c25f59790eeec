import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flow } from '@kestrel/proto/hubble-codecs';
import { eventually, makeTempFolder, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BusReader, expectClosed, readBus, startCollector, untilStored } from './support/collector.ts';
import { flowOf, flowsOf } from './support/flows.ts';
import { type ScriptedRelay, startScriptedRelay } from './support/scripted-relay.ts';

let nats: NatsServer;
let relay: ScriptedRelay;
let reader: BusReader;

beforeAll(async () => {
  nats = await startNatsServer();
  return () => nats.stop();
});

beforeEach(async () => {
  await nats.restartEmpty();
  relay = await startScriptedRelay();
  reader = await readBus(nats);
  return async () => {
    await reader[Symbol.asyncDispose]();
    await relay.stop();
  };
});

const start = (env: Readonly<Record<string, string>> = {}) =>
  startCollector(nats, { HUBBLE_RELAY_ADDRESS: relay.address, ...env });
/** The call that is open now. */
const openCall = () =>
  eventually(() => {
    const call = relay.calls.at(-1);
    if (!call?.isOpen) throw new Error('no open call');
    return call;
  });

describe('what the relay sends', () => {
  it('is merged, published with its account, and stored to the last flow at the end', async () => {
    await using collector = await start();
    const call = await openCall();
    call.send(...flowsOf(5), ...flowsOf(3, { to: 'db' }), flowOf({ isReply: true }), flowOf({ verdict: 6 }));
    await untilStored(reader, 8);
    const [batch] = reader.batches;
    expect(batch).toMatchObject({
      subject: 'kestrel.flows.l4.1-0',
      source: collector.context.instance,
      number: 1,
      count: 8,
      totals: { received: 10, published: 8, open: 0, filtered: { reply: 1, 'not-a-flow': 1 } },
    });
    expect(batch?.flows.map(({ count, dst }) => [count, dst?.name]).sort()).toEqual([
      [3, 'db'],
      [5, 'cart'],
    ]);
    expect(batch?.position).toMatch(/^@\d+\.0{9},;node-a=/);
    call.send(...flowsOf(4));
    await eventually(() => expect(collector.totals().received).toBe(14));
    await collector.stop();
    await untilStored(reader, 12);
    expect(collector.totals()).toMatchObject({ published: 12, open: 0 });
    expectClosed(collector.totals());
    expect(reader.batches.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('is asked for as little as is used, without credentials, from a time on', async () => {
    await using _ = await start();
    const { request, headers } = await openCall();
    expect(request).toMatchObject({ follow: true, blacklist: [{ reply: [true] }] });
    const paths = request.field_mask?.paths ?? [];
    for (const field of ['time', 'node_name', 'uuid', 'verdict', 'event_type', 'is_reply'])
      expect(paths).toContain(field);
    expect(paths).not.toContain('node_labels');
    expect(Math.abs(Number(request.since?.seconds) - Date.now() / 1000)).toBeLessThan(30);
    expect(Object.keys(headers)).not.toContain('authorization');
  });

  it('may be node status first, lost events in between, anything unknown and garbage', async () => {
    await using collector = await start();
    const call = await openCall();
    call.send(
      { node_name: 'relay', node_status: { state_change: 1, node_names: ['node-a', 'node-b'] } },
      flowOf(),
      {
        node_name: 'node-a',
        lost_events: { source: flow.LostEventSource.HUBBLE_RING_BUFFER, num_events_lost: 7 },
      },
      flowOf({ verdict: 99 }),
      Buffer.from([0xff, 0xff, 0xff]),
      Buffer.from([0x0a, 0x7f, 0x01]),
      {},
      { node_name: 'relay', node_status: { state_change: 4, node_names: ['node-b'], message: 'no route' } },
      flowOf({ labels: [`k8s:big=${'x'.repeat(1_000_000)}`] }),
      {
        node_name: 'node-a',
        lost_events: { source: flow.LostEventSource.PERF_EVENT_RING_BUFFER, num_events_lost: 2 },
      },
      flowOf(),
    );
    await untilStored(reader, 3);
    const totals = collector.totals();
    expect(totals).toMatchObject({
      filtered: { 'not-a-flow': 1 },
      lost: { malformed: 2, 'hubble-ring': 7, 'hubble-perf-ring': 2 },
    });
    expectClosed(totals);
    expect(await collector.metric('relay_node_statuses_total')).toBe(2);
    expect(collector.logs.filter(({ event }) => event === 'relay-node-status')).toHaveLength(2);
  });

  it('counts once what comes late or again after a reconnect', async () => {
    await using collector = await start();
    const nowMs = Date.now();
    const events = [0, 900, 100, 800].map((ms, index) => flowOf({ atMs: nowMs + ms, uuid: `u${index}` }));
    (await openCall()).send(...events);
    await untilStored(reader, 4);
    relay.cut();
    const call = await openCall();
    const since = Number(call.request.since?.seconds);
    expect(since).toBeLessThanOrEqual(Math.floor(nowMs / 1000));
    call.send(...events, flowOf({ atMs: nowMs + 950 }));
    await untilStored(reader, 5);
    expect(collector.totals().filtered).toMatchObject({ duplicate: 4 });
    expectClosed(collector.totals());
  });

  it('keeps to the namespaces that are watched', async () => {
    await using collector = await start({ NAMESPACES_EXCLUDE: 'kube-*' });
    (await openCall()).send(flowOf({ namespace: 'shop' }), flowOf({ namespace: 'kube-system' }));
    await untilStored(reader, 1);
    expect(collector.totals().filtered).toMatchObject({ namespace: 1 });
    expectClosed(collector.totals());
  });
});

describe('a relay that is not as it should be', () => {
  it('gets a smaller question where it refuses the mask, and then the filter, and is not asked more again', async () => {
    relay.onFlows = (call) => {
      if (call.request.field_mask?.paths?.length) call.end(3, 'invalid field mask');
      else if (call.request.blacklist?.length) call.end(3, 'unknown filter');
      else call.send(flowOf(), flowOf({ isReply: true }));
    };
    await using collector = await start();
    await untilStored(reader, 1);
    expect(relay.calls).toHaveLength(5);
    expect(collector.totals().filtered).toMatchObject({ reply: 1 });
    relay.cut();
    await eventually(() => expect(relay.calls).toHaveLength(6));
    expect(relay.calls[5]?.request.blacklist).toEqual([]);
    expect(collector.condition('relay')?.state).toBe('ok');
  });

  it('is tried again when it ends the stream in order, fails, or does not know the method', async () => {
    const ends: [number, string][] = [
      [0, ''],
      [12, 'unknown service'],
      [13, 'oops'],
      [14, 'going away'],
    ];
    relay.onFlows = (call) => {
      const end = ends.shift();
      if (end) call.end(...end);
      else call.send(flowOf());
    };
    await using collector = await start();
    await untilStored(reader, 1);
    expect(relay.calls.length).toBe(5);
    await eventually(() => expect(collector.condition('relay')?.state).toBe('ok'));
    expect(collector.logs.filter(({ event }) => event === 'relay-connection-ended')).toHaveLength(4);
  });

  it('is reconnected to when its bytes are no messages, or end within one', async () => {
    const broken = [
      Buffer.from([1, 0, 0, 0, 1, 0]),
      Buffer.from([0, 0x7f, 0, 0, 0]),
      Buffer.from([9, 9, 9, 9, 9, 9]),
    ];
    relay.onFlows = (call) => {
      const bytes = broken.shift();
      if (bytes) call.sendRaw(bytes);
      else call.send(flowOf());
    };
    await using _ = await start();
    await untilStored(reader, 1);
    expect(relay.calls).toHaveLength(4);
  });

  it('is said to see no node, or not all of them', async () => {
    relay.status = { version: 'v', num_connected_nodes: { value: 0 } };
    await using collector = await start();
    await eventually(() => expect(collector.condition('relay-nodes')?.state).toBe('degraded'));
    relay.status = { version: 'v', num_connected_nodes: { value: 3 }, num_unavailable_nodes: { value: 1 } };
    await eventually(() => expect(collector.condition('relay-nodes')?.reason).toMatch('some nodes'));
    relay.status = { version: 'v', num_connected_nodes: { value: 4 } };
    await eventually(() => expect(collector.condition('relay-nodes')?.state).toBe('ok'));
    expect(await collector.metric('relay_nodes_count')).toBe(4);
  });

  it('is noticed when it sends nothing', async () => {
    await using collector = await start({ FLOWS_MISSING_AFTER: '1s' });
    await eventually(() => expect(collector.condition('flows')?.state).toBe('degraded'));
    (await openCall()).send(flowOf());
    await eventually(() => expect(collector.condition('flows')?.state).toBe('ok'));
    expect(collector.context.health.readiness().ready).toBe(true);
  });

  it('may come later, go, and come back', async () => {
    const { port } = relay;
    await relay.stop();
    await using collector = await start();
    await eventually(() => expect(collector.condition('relay')?.state).toBe('degraded'));
    expect(collector.condition('relay')?.reason).toMatch('ECONNREFUSED');
    relay = await startScriptedRelay({ port });
    (await openCall()).send(flowOf());
    await untilStored(reader, 1);
    await relay.stop();
    await eventually(() => expect(collector.condition('relay')?.state).toBe('degraded'));
    relay = await startScriptedRelay({ port });
    (await openCall()).send(flowOf());
    await untilStored(reader, 2);
  });
});

describe('encryption', () => {
  it('says loudly that there is none', async () => {
    await using collector = await start();
    await eventually(() => expect(collector.condition('relay-encryption')?.state).toBe('degraded'));
    expect(await collector.metric('relay_plaintext')).toBe(1);
    expect(collector.logs.some(({ event }) => event === 'relay-plaintext')).toBe(true);
  });

  it('is mutual where files say so, takes new files without a restart, and is never done without', async () => {
    const authority = await createCertificateAuthority({ name: 'cilium' });
    const stranger = await createCertificateAuthority({ name: 'stranger' });
    const server = await authority.issueServerCertificate({
      commonName: 'relay',
      dnsNames: ['*.hubble-relay.cilium.io'],
    });
    const client = await authority.issueClientCertificate({ commonName: 'collector' });
    const secure = await startScriptedRelay({ tls: { ...server, clientCa: authority.certificate } });
    const folder = makeTempFolder('hubble');
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    secure.onFlows = (call) => call.send(flowOf());
    await using collector = await startCollector(nats, {
      DISABLE_HUBBLE_TLS: 'false',
      HUBBLE_RELAY_ADDRESS: secure.address,
      HUBBLE_CA_FILE: file('ca.crt', stranger.certificate),
      HUBBLE_CLIENT_CERT_FILE: file('tls.crt', client.certificate),
      HUBBLE_CLIENT_KEY_FILE: file('tls.key', client.key),
    });
    await eventually(() =>
      expect(collector.condition('relay')?.reason).toMatch('not from a CA that we trust'),
    );
    expect(secure.calls).toHaveLength(0);
    file('ca.crt', 'half a fi');
    await eventually(() => expect(collector.condition('relay')?.reason).toMatch('is not PEM'));
    file('ca.crt', authority.certificate);
    await untilStored(reader, 1);
    expect(collector.condition('relay-encryption')?.state).toBe('ok');
    expect(await collector.metric('relay_plaintext')).toBe(0);
    const renewed = await authority.issueClientCertificate({ commonName: 'collector' });
    file('tls.key', renewed.key);
    await eventually(() =>
      expect(collector.condition('relay')?.reason).toMatch('our own certificates cannot be used'),
    );
    file('tls.crt', renewed.certificate);
    await eventually(() => expect(secure.calls.length).toBeGreaterThan(1));
    await secure.stop();
  });
});

describe('without flows', () => {
  it('idles, ready, where they are switched off', async () => {
    await using collector = await startCollector(nats, { DISABLE_CILIUM_FLOWS: 'true' });
    expect(collector.context.health.readiness()).toMatchObject({ ready: true, role: 'disabled' });
    expect(collector.condition('relay')?.reason).toMatch('DISABLE_CILIUM_FLOWS');
  });
});
