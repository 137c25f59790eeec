import { Balancer, eventually, type Mesh, startMesh } from '@kestrel/testkit';
import { expect, test } from 'vitest';
import { EntryRecorder } from './support/entry-recorder.ts';
import { TestReceiver } from './support/test-receiver.ts';

/** The bus has no part in this. */
const withoutBus = { NATS_URL: 'nats://127.0.0.1:1' };
/** No sidecar is cut off, however slow the machine is. */
const patience = { ISTIO_ALS_CONNECTION_GRACE: '50s' };
/** The buffer is so large that no sidecar drops entries itself while it waits for a slow machine. */
const quick = { flushIntervalMs: 20, bufferBytes: 8 * 1024 * 1024 };
const sides = { clientLog: quick, serverLog: quick };

interface Replica {
  readonly receiver: TestReceiver;
  readonly recorder: EntryRecorder;
}

async function startReplica(env: Readonly<Record<string, string>> = {}): Promise<Replica> {
  const recorder = new EntryRecorder();
  return { recorder, receiver: await TestReceiver.start({ ...withoutBus, ...env }, () => recorder) };
}

/** Three replicas behind one address, and real sidecars that send to it. */
async function startReplicas(env: Readonly<Record<string, string>>) {
  const stack = new AsyncDisposableStack();
  const replicas = await Promise.all([startReplica(env), startReplica(env), startReplica(env)]);
  for (const { receiver } of replicas) stack.use(receiver);
  const balancer = stack.use(await Balancer.start(replicas.map(({ receiver }) => receiver.port)));
  const alsAddress = `127.0.0.1:${balancer.port}`;
  const mesh = stack.use(await startMesh({ alsAddress, concurrency: 2, ...sides }));
  return { replicas, balancer, mesh, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Calls until `isEnough`, and answers how often. */
async function callUntil(mesh: Mesh, isEnough: () => boolean): Promise<number> {
  let calls = 0;
  while (!isEnough()) {
    await Promise.all(Array.from({ length: 8 }, () => mesh.client.request({ path: '/' })));
    calls += 8;
  }
  return calls;
}

function entriesOf(replicas: readonly Replica[]): string[] {
  return replicas.flatMap(({ recorder }) => recorder.entries);
}

/** Both providers of both sides: each call is four entries, each of which came once. */
async function expectEntries(replicas: readonly Replica[], calls: number): Promise<void> {
  const isWhole = () => expect(entriesOf(replicas).length).toBe(calls * 4);
  await eventually(isWhole);
  expect(new Set(entriesOf(replicas)).size).toBe(calls * 4);
}

test('what real sidecars send is read whole, each stream by its name', async () => {
  const replica = await startReplica();
  await using receiver = replica.receiver;
  await using mesh = await startMesh({ alsAddress: `127.0.0.1:${receiver.port}`, ...sides });
  for (let call = 0; call < 20; call++) await mesh.client.request({ path: `/${call}` });
  await expectEntries([replica], 20);
  const names = replica.recorder.streams.map(({ node, logName }) => `${node.split('~')[2]} ${logName}`);
  expect(names.sort()).toEqual([
    `${mesh.serverWorkload.pod}.shop http_envoy_accesslog`,
    `${mesh.serverWorkload.pod}.shop tcp_envoy_accesslog`,
    `${mesh.clientWorkload.pod}.shop http_envoy_accesslog`,
    `${mesh.clientWorkload.pod}.shop tcp_envoy_accesslog`,
  ]);
});

test('sidecars that are asked to leave spread over the replicas, and no entry is lost or comes twice', async () => {
  await using bed = await startReplicas({ ISTIO_ALS_MAX_CONNECTION_AGE: '500ms', ...patience });
  const calls = await callUntil(bed.mesh, () =>
    bed.replicas.every(({ recorder }) => recorder.streams.length >= 8),
  );
  await expectEntries(bed.replicas, calls);
});

test('a replica that stops under load loses nothing, the others go on', async () => {
  await using bed = await startReplicas(patience);
  const [leaving, ...staying] = bed.replicas;
  let stopped: Promise<void> | undefined;
  let hasStopped = false;
  const calls = await callUntil(bed.mesh, () => {
    if (stopped === undefined && (leaving?.recorder.entries.length ?? 0) > 50) {
      bed.balancer.retarget(staying.map(({ receiver }) => receiver.port));
      stopped = leaving?.receiver.stop(40_000).then(() => {
        hasStopped = true;
      });
    }
    return hasStopped;
  });
  await stopped;
  const after = calls + (await callUntil(bed.mesh, once()));
  await expectEntries(bed.replicas, after);
});

test('a replica that stops while sidecars still take it for ready loses nothing', async () => {
  const age = { ISTIO_ALS_MAX_CONNECTION_AGE: '500ms' };
  await using bed = await startReplicas({ ...patience, ...age, ISTIO_ALS_LEAVING_TIME: '8s' });
  const [leaving, ...staying] = bed.replicas;
  const opened = () => leaving?.recorder.streams.length ?? 0;
  const before = await callUntil(bed.mesh, () => opened() > 0);
  let hasStopped = false;
  const openedBefore = opened();
  const stopped = leaving?.receiver.stop(60_000).then(() => {
    hasStopped = true;
  });
  const calls = await callUntil(bed.mesh, () => {
    if (opened() > openedBefore) bed.balancer.retarget(staying.map(({ receiver }) => receiver.port));
    return hasStopped;
  });
  await stopped;
  expect(opened()).toBeGreaterThan(openedBefore);
  await expectEntries(bed.replicas, before + calls);
});

/** False once, then true. */
function once(): () => boolean {
  let isDone = false;
  return () => {
    const was = isDone;
    isDone = true;
    return was;
  };
}
