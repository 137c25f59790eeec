import { setTimeout as delay } from 'node:timers/promises';
import { Balancer, eventually } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { EnvoyLike } from './support/envoy-like.ts';
import { RecordingServer } from './support/recording-server.ts';

const startReplica = () => RecordingServer.start({ ISTIO_ALS_MAX_CONNECTION_AGE: '400ms' });

test('three replicas behind one address share the load by age, and lose nothing of what is sent', async () => {
  const replicas = await Promise.all([startReplica(), startReplica(), startReplica()]);
  const [first, second, third] = replicas;
  await using _first = first;
  await using _second = second;
  await using _third = third;
  // At first there is one replica, and all come to it.
  using balancer = await Balancer.start([first.port]);
  const envoys = Array.from({ length: 12 }, (_, index) => new EnvoyLike(balancer.port, `${index}`));
  for (const envoy of envoys) envoy.send(1);
  await eventually(() => expect(first.messages.length).toBe(12));
  balancer.retarget(replicas.map(({ port }) => port));
  const share = (replica: RecordingServer) => replica.messages.length;
  await eventually(
    async () => {
      for (const envoy of envoys) envoy.send(5);
      await delay(5);
      expect(Math.min(share(second), share(third))).toBeGreaterThan(500);
    },
    { intervalMs: 1 },
  );
  for (const envoy of envoys) await envoy.finish();
  const sent = envoys.reduce((sum, envoy) => sum + envoy.sent, 0);
  await eventually(() => expect(share(first) + share(second) + share(third)).toBe(sent));
  const all = replicas.flatMap(({ messages }) => messages);
  expect(new Set(all).size).toBe(sent);
  expect(envoys.every(({ connections }) => connections > 1)).toBe(true);
  for (const envoy of envoys) envoy[Symbol.dispose]();
});
