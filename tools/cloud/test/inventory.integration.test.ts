import { status } from '@grpc/grpc-js';
import { cloud } from '@kestrel/proto';
import { inventoryDigest, inventoryLine } from '@kestrel/proto/inventory-digest';
import { eventually } from '@kestrel/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator } from './support/test-operator.ts';

const { ACTION_CREATE, ACTION_UPDATE, ACTION_DELETE } = cloud.v1.Action;

const pod = (name: string, action: cloud.v1.Action, more: cloud.v1.Pod.$Properties = {}) => ({
  pod: { name, namespace: 'shop', uid: `uid-${name}`, phase: 'Running', action, ...more },
});

describe('inventory', () => {
  let server: TestCloud;
  let operator: TestOperator;

  beforeEach(async () => {
    server = await startCloud();
    operator = await TestOperator.connect(server);
  });

  afterEach(async () => {
    operator[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
  });

  const inventory = () => server.get('/clusters/shop/inventory');
  const names = async () => {
    const { items } = await server.get('/clusters/shop/inventory/objects?type=pod');
    return items.map((item: { name: string }) => item.name);
  };
  const committed = (commits: number) =>
    eventually(async () => expect(await inventory()).toMatchObject({ commits }));
  const anomalies = async () => {
    const counters = await server.get('/clusters/shop/counters');
    return Object.fromEntries(Object.entries(counters.anomalies).filter(([, count]) => count !== 0));
  };

  test('is what the last commit brought, while the next one is staged', async () => {
    const first = operator.open('data').read();
    await first.send(pod('web', ACTION_CREATE));
    await first.send(pod('old', ACTION_CREATE));
    await first.send({ inventory_commit: {} });
    await committed(1);

    const second = operator.open('data').read();
    await second.send(pod('web', ACTION_CREATE));
    await second.send(pod('new', ACTION_CREATE));
    await eventually(async () => {
      const { streams } = await server.get('/clusters/shop/connection');
      expect(streams.map(({ objects }: { objects: number }) => objects)).toEqual([2, 2]);
    });
    expect(await names()).toEqual(['old', 'web']);

    await second.send({ inventory_commit: { has_argocd: true } });
    await committed(2);
    expect(await names()).toEqual(['new', 'web']);
    expect((await inventory()).last_commits[0]).toMatchObject({
      objects: 2,
      by_type: { pod: 2 },
      message: { has_argocd: true },
    });
    expect(await anomalies()).toEqual({});
  });

  test('ends the older data stream when a newer one commits', async () => {
    const older = operator.open('data').read();
    await older.send({ inventory_commit: {} });
    await committed(1);
    const newer = operator.open('data').read();
    await newer.send({ inventory_commit: {} });
    expect(await older.ended).toMatchObject({
      code: status.ABORTED,
      details: expect.stringContaining('newer data stream'),
    });
    const { streams, closed_streams } = await server.get('/clusters/shop/connection');
    expect(streams).toHaveLength(1);
    expect(closed_streams[0]).toMatchObject({ close_reason: expect.stringContaining('newer data stream') });
  });

  test('takes what a stream staged away with the stream', async () => {
    const first = operator.open('data').read();
    await first.send(pod('web', ACTION_CREATE));
    await first.send({ inventory_commit: {} });
    await committed(1);
    const second = operator.open('data').read();
    await second.send(pod('half', ACTION_CREATE));
    second.end();
    await second.ended;
    expect(await names()).toEqual(['web']);
    expect(await inventory()).toMatchObject({ commits: 1 });
  });

  test('follows creations, changes and deletions after the commit', async () => {
    const stream = operator.open('data').read();
    await stream.send(pod('web', ACTION_CREATE));
    await stream.send(pod('db', ACTION_CREATE));
    await stream.send({ inventory_commit: {} });
    await stream.send(pod('api', ACTION_CREATE));
    await stream.send(pod('web', ACTION_UPDATE, { phase: 'Failed' }));
    await stream.send(pod('db', ACTION_DELETE));
    await eventually(async () => expect(await names()).toEqual(['api', 'web']));
    const { items } = await server.get('/clusters/shop/inventory/objects?type=pod&name=web');
    expect(items[0].object).toEqual({ name: 'web', namespace: 'shop', uid: 'uid-web', phase: 'Failed' });
    expect(await anomalies()).toEqual({});
  });

  test('counts every breach of the handshake', async () => {
    const stream = operator.open('data').read();
    await stream.send(pod('web', ACTION_CREATE));
    await stream.send(pod('web', ACTION_CREATE));
    await stream.send(pod('early', ACTION_UPDATE));
    await stream.send(pod('gone', ACTION_DELETE));
    await stream.send(pod('nameless', ACTION_CREATE, { uid: '' }));
    await stream.send({ inventory_commit: { object_count: 77 } });
    await stream.send({ inventory_commit: {} });
    await stream.send(pod('web', ACTION_CREATE));
    await stream.send(pod('web', ACTION_UPDATE));
    await stream.send(pod('stranger', ACTION_UPDATE));
    await stream.send(pod('nobody', ACTION_DELETE));
    await stream.send(pod('web', ACTION_CREATE, { uid: 'another' }));
    await stream.send(pod('vague', cloud.v1.Action.ACTION_UNSPECIFIED));
    await stream.send({});
    await stream.write(Uint8Array.from([0x0a, 0xff]));
    await stream.send({ kubernetes_api_response: { request_id: 'never-asked' } });
    await eventually(async () =>
      expect(await anomalies()).toEqual({
        'update-before-commit': 1,
        'delete-before-commit': 1,
        'missing-uid': 1,
        'commit-count': 1,
        'second-commit': 1,
        'create-of-known': 1,
        'update-without-change': 1,
        'update-of-unknown': 1,
        'delete-of-unknown': 1,
        namesake: 1,
        'missing-action': 1,
        'unknown-message': 1,
        undecodable: 1,
        'unknown-answer': 1,
      }),
    );
    expect(await names()).toEqual(['early', 'nameless', 'stranger', 'vague', 'web', 'web']);
  });

  test('has the digest that its objects have, whatever order their maps and targets came in', async () => {
    const policy = (targets: string[], labels: Record<string, string>) => ({
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'shop', uid: 'uid-deny', labels },
      target_workloads: targets,
    });
    const stream = operator.open('data').read();
    await stream.send({ namespace: { name: 'shop', uid: 'uid-shop', action: ACTION_CREATE } });
    await stream.send({
      network_policy: {
        ...policy(['shop.Deployment.web', 'shop.Deployment.api'], { b: '2', a: '1' }),
        action: ACTION_CREATE,
      },
    });
    await stream.send({ inventory_commit: {} });
    await committed(1);
    const expected = [
      inventoryLine(
        { type: 'namespace', namespace: '', name: 'shop', uid: 'uid-shop' },
        'cloud.v1.Namespace',
        {
          name: 'shop',
          uid: 'uid-shop',
        },
      ),
      inventoryLine(
        { type: 'networkpolicy', namespace: 'shop', name: 'deny', uid: 'uid-deny' },
        'cloud.v1.NetworkPolicy',
        policy(['shop.Deployment.api', 'shop.Deployment.web'], { a: '1', b: '2' }),
      ),
    ].sort();
    expect(await server.get('/clusters/shop/inventory/digest?lines=true')).toEqual({
      digest: inventoryDigest(expected),
      objects: 2,
      lines: expected,
    });
    expect(await server.get('/clusters/shop/inventory/digest')).not.toHaveProperty('lines');
  });

  test('pages through what a filter finds', async () => {
    const stream = operator.open('data').read();
    for (const name of ['c-1', 'a-1', 'b-2', 'b-1']) await stream.send(pod(name, ACTION_CREATE));
    await stream.send({ node: { name: 'b-node', uid: 'n', action: ACTION_CREATE } });
    await stream.send({ inventory_commit: {} });
    await committed(1);
    const page = (query: string) => server.get(`/clusters/shop/inventory/objects?${query}`);
    const namesOf = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
    const first = await page('type=pod&namespace=shop&limit=3');
    expect([namesOf(first), first.total, first.next_offset]).toEqual([['a-1', 'b-1', 'b-2'], 4, 3]);
    const last = await page('type=pod&namespace=shop&limit=3&offset=3');
    expect([namesOf(last), last.next_offset]).toEqual([['c-1'], null]);
    expect(namesOf(await page('name=b-'))).toEqual(['b-node', 'b-1', 'b-2']);
  });
});
