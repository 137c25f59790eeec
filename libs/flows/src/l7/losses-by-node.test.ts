import { expect, it } from 'vitest';
import {
  encodeMessage,
  http,
  httpEntry,
  identifier,
  ordersIp,
  serverSide,
  startL7,
} from '../../test/access-logs.ts';
import { LossesByNode } from './losses-by-node.ts';

it('what is lost is counted by the proxy that sent it', () => {
  const { merger } = startL7();
  const damaged = encodeMessage(http(httpEntry(serverSide()))).subarray(0, -3);
  const known = merger.openConnection().openStream();
  known.accept(encodeMessage(identifier('orders', ordersIp)));
  known.accept(damaged);
  known.accept(damaged);
  merger.openConnection().openStream().accept(damaged);
  expect(merger.details().lostByNode).toEqual([
    { node: expect.stringContaining(`sidecar~${ordersIp}~orders-`), count: 2 },
    { node: 'unidentified', count: 1 },
  ]);
  expect(merger.ledger().lost.malformed).toBe(3);
});

it('losses of any number of proxies take bounded room, and none is left out', () => {
  const losses = new LossesByNode();
  for (let i = 0; i < 1000; i++) losses.add(`node-${i}`);
  const list = losses.list();
  expect(list).toHaveLength(201);
  expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(list.at(-1)).toEqual({ node: 'others', count: 800 });
});
