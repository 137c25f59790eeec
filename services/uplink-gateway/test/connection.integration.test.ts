import { eventually, type TcpProxy, tcpProxy } from '@kestrel/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { token } from './support/credentials.ts';
import { TestBed } from './support/test-bed.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await TestBed.start();
  await bed.bus.pods(5);
  await bed.bus.marker();
});

afterEach(() => bed[Symbol.asyncDispose]());

test('every call says who is calling and which extensions are understood', async () => {
  bed.startGateway();
  await eventually(() => expect(bed.cloud.metadata).toHaveLength(4));
  for (const metadata of bed.cloud.metadata) {
    expect(metadata.get('authorization')).toEqual([`Bearer ${token({ tenant: 'acme' })}`]);
    expect(metadata.get('autonp-tenantid')).toEqual(['acme']);
    expect(metadata.get('kestrel-extensions')).toEqual(['received-through, delivery-id']);
  }
});

describe('a new connection opens before the old one ends', () => {
  test.each([
    ['the client certificate changes', () => bed.credentials.issueClient()],
    ['the token changes', async () => bed.credentials.write('token', token({ tenant: 'acme', jti: '2' }))],
  ])('when %s', async (_what, change) => {
    const { bus, cloud } = bed;
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    const events = await bus.events(5);
    await change();
    let fewest = Number.POSITIVE_INFINITY;
    await eventually(() => {
      fewest = Math.min(fewest, cloud.openStreams('data').length);
      expect(cloud.inventory.commits).toHaveLength(2);
    });
    events.push(...(await bus.events(5)));
    await eventually(() => expect(cloud.openStreams('data')).toHaveLength(1));
    expect(fewest).toBe(1);
    await eventually(() => expect(gateway.status.events.position).toBe(10));
    expect(cloud.eventNames).toEqual(events);
    await bus.pod('pod-0', 2);
    await eventually(() => expect(cloud.inventory.state).toContain('pod-0@2'));
    expect(cloud.inventory.faults).toEqual([]);
    expect(gateway.logged('cloud-handover')).toHaveLength(1);
    expect(gateway.logged('cloud-connection-ended')).toEqual([]);
    expect(gateway.readiness.ready).toBe(true);
  });

  test('when the server says that it leaves', async () => {
    const { bus, cloud } = bed;
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.leave();
    await eventually(() => expect(gateway.logged('cloud-handover')).toHaveLength(1));
    await bed.cloudListens();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
    await bus.pod('pod-0', 2);
    await eventually(() => expect(cloud.inventory.state).toContain('pod-0@2'));
    expect(cloud.inventory.faults).toEqual([]);
  });

  test('and the old one goes on where the new one cannot open', async () => {
    const { bus, cloud } = bed;
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    const refused = token({ tenant: 'acme', jti: 'refused' });
    cloud.script.refusesToken = (text) => text === refused;
    bed.credentials.write('token', refused);
    await eventually(() => expect(gateway.condition('token').reason).toContain('refuses'));
    await bus.pod('pod-0', 2);
    await bus.event();
    await eventually(() => expect(cloud.inventory.state).toContain('pod-0@2'));
    await eventually(() => expect(gateway.status.events.position).toBe(1));
    expect(cloud.inventory.commits).toHaveLength(1);
    bed.credentials.write('token', token({ tenant: 'acme', jti: '3' }));
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
  });
});

test('the token is renewed over the connection, and the new one is used', async () => {
  const { cloud } = bed;
  const now = Math.floor(Date.now() / 1000);
  bed.credentials.write('token', token({ tenant: 'acme', iat: now, exp: now + 3 }));
  const renewed = token({ tenant: 'acme', jti: 'renewed' });
  cloud.script.renewedToken = () => renewed;
  const gateway = bed.startGateway();
  await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
  expect(cloud.metadata.at(-1)?.get('authorization')).toEqual([`Bearer ${renewed}`]);
  expect(await gateway.metric('token_renewals_total', { outcome: 'renewed' })).toBe(1);
  expect(gateway.condition('token').state).toBe('ok');
});

test('a renewed token that this clock calls old is not renewed again and again', async () => {
  const { cloud } = bed;
  const now = Math.floor(Date.now() / 1000);
  bed.credentials.write('token', token({ tenant: 'acme', iat: now - 7_200, exp: now + 60 }));
  let renewals = 0;
  cloud.script.renewedToken = () => {
    renewals += 1;
    return token({ tenant: 'acme', iat: now - 7_200, exp: now - 3_600, jti: String(renewals) });
  };
  const gateway = bed.startGateway();
  await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(renewals).toBe(1);
  expect(gateway.condition('token').state).toBe('ok');
});

describe('a dead peer', () => {
  let proxy: TcpProxy;

  beforeEach(async () => {
    proxy = await tcpProxy({ target: bed.cloud.port });
  });

  afterEach(() => proxy.close());

  test('is found by the barrier while something is unproven', async () => {
    bed.cloud.script.acknowledges = false;
    const gateway = bed.startGateway({ SERVER_PORT: String(proxy.port), BARRIER_TIMEOUT: '2s' });
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(1));
    await eventually(() => expect(gateway.stream('data').received).toBe(6));
    proxy.freeze();
    await bed.bus.pod('pod-0', 2);
    await eventually(() => expect(gateway.readiness.ready).toBe(false));
    expect(gateway.logged('cloud-connection-ended')[0]).toMatchObject({ kind: 'dead' });
    proxy.heal();
    await eventually(() => expect(bed.cloud.inventory.state).toContain('pod-0@2'));
  });

  test('is found by missing heartbeats while all is quiet', async () => {
    const gateway = bed.startGateway({ SERVER_PORT: String(proxy.port), HEARTBEAT_INTERVAL: '400ms' });
    await eventually(() => expect(gateway.stream('data').confirmed).toBe(6));
    bed.cloud.heartbeat('data');
    await eventually(async () =>
      expect(await gateway.metric('heartbeats_total', { stream: 'data' })).toBe(1),
    );
    proxy.freeze();
    await eventually(() => expect(gateway.logged('cloud-connection-ended')).toHaveLength(1));
    expect(gateway.logged('cloud-connection-ended')[0]).toMatchObject({ kind: 'silent' });
    proxy.heal();
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(2));
  });

  test('is not suspected for silence where it never sent a heartbeat', async () => {
    const gateway = bed.startGateway({ HEARTBEAT_INTERVAL: '100ms' });
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(gateway.logged('cloud-connection-ended')).toEqual([]);
  });

  test('that resets connections again and again gets everything in the end', async () => {
    const { bus, cloud } = bed;
    const gateway = bed.startGateway({ SERVER_PORT: String(proxy.port) });
    for (let cut = 1; cut <= 5; cut++) {
      await bus.events(20);
      await bus.pod('pod-0', cut + 1);
      await eventually(() => expect(cloud.inventory.state).toContain(`pod-0@${cut + 1}`));
      proxy.resetAll();
    }
    await eventually(() => expect(gateway.status.events.position).toBe(100));
    expect(new Set(cloud.eventNames).size).toBe(100);
    expect(cloud.inventory.faults).toEqual([]);
    expect(gateway.status.events.delivered_confirmed).toBe(100);
  });
});

describe('active and standby', () => {
  test('one of two gateways is connected, and the other takes over when it stops', async () => {
    const { cloud } = bed;
    const gateways = [bed.startGateway(), bed.startGateway()];
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    await eventually(() => expect(gateways.every(({ readiness }) => readiness.ready)).toBe(true));
    const roles = () => gateways.map(({ readiness }) => readiness.role);
    expect(roles().sort()).toEqual(['active', 'standby']);
    expect(cloud.openStreams('data')).toHaveLength(1);
    const active = gateways.find(({ readiness }) => readiness.role === 'active');
    const standby = gateways.find((gateway) => gateway !== active);
    await active?.stop();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(2));
    expect(standby?.readiness.role).toBe('active');
  });

  test('a gateway that cannot renew its lease ends its streams', async () => {
    const gateway = bed.startGateway();
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(1));
    bed.bus.server.pause();
    await eventually(() => expect(bed.cloud.openStreams('data')).toEqual([]));
    expect(gateway.readiness.role).toBe('standby');
    bed.bus.server.resume();
    await eventually(() => expect(bed.cloud.inventory.commits).toHaveLength(2));
  });
});

describe('requests of the cloud', () => {
  test('are answered on the control stream, with their id', async () => {
    const { cloud } = bed;
    const gateway = bed.startGateway();
    await eventually(() => expect(cloud.openStreams('control')).toHaveLength(1));
    cloud.send('control', { shell_command_request: { request_id: 'r-1', commands: ['kubectl get pods'] } });
    await eventually(() => expect(cloud.requests('control')).toHaveLength(1));
    expect(cloud.requests('control')[0]).toMatchObject({
      shell_command_response: {
        request_id: 'r-1',
        global_error_message: expect.stringContaining('Not carried out'),
        results: [{ command: 'kubectl get pods', success: false }],
      },
    });
    expect(await gateway.metric('control_requests_total', { type: 'shell_command_request' })).toBe(1);
  });

  test('are answered on the data stream where they came on it, and a pushed policy always is', async () => {
    const { cloud } = bed;
    cloud.script.unimplemented = ['control'];
    bed.startGateway();
    await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
    cloud.send('data', { kubernetes_api_request: { request_id: 'r-2', api_paths: ['version'] } });
    cloud.send('data', { network_policy: { policy_id: 'p-1', network_policy: 'kind: NetworkPolicy' } });
    await eventually(() => expect(cloud.requests('data')).toHaveLength(8));
    expect(cloud.requests('data').slice(-2)).toMatchObject([
      { kubernetes_api_response: { request_id: 'r-2' } },
      { network_policy_with_errors: { policies: [{ policy_id: 'p-1' }] } },
    ]);
  });
});

test('a stop ends the streams in order and loses nothing', async () => {
  const { bus, cloud } = bed;
  const names = await bus.events(100);
  const gateway = bed.startGateway();
  await eventually(() => expect(cloud.inventory.commits).toHaveLength(1));
  await gateway.stop();
  const next = bed.startGateway();
  await eventually(() => expect(next.status.events.position).toBe(100));
  expect(cloud.eventNames).toEqual(names);
  expect(next.status.events.delivered_confirmed).toBe(100);
});
