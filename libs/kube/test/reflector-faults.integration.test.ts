import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import {
  eventually,
  type ManualClock,
  makeTempFolder,
  manualClock,
  removeTempFolder,
} from '@kestrel/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKubeClient, createReflector, type KubeClient, type Reflector } from '../src/index.ts';
import { errorEvent, type Fault, FaultServer, statusFault } from './fault-server.ts';
import { kubeTestConfig } from './kube-test-config.ts';
import { Recorder } from './recorder.ts';
import { createTestContext, type TestContext } from './test-context.ts';

const things = { group: '', version: 'v1', plural: 'things', kind: 'Thing' };
const never = new AbortController().signal;

let clock: ManualClock;
let server: FaultServer;
let folder: string;
let context: TestContext;
let client: KubeClient;
let reflector: Reflector;
let recorder: Recorder;

beforeEach(async () => {
  clock = manualClock();
  server = new FaultServer(() => clock.monotonicMs());
  await server.start();
  folder = makeTempFolder('kube-faults');
  writeFileSync(`${folder}/token`, 'secret-token');
  writeFileSync(`${folder}/ca`, '');
  recorder = new Recorder();
  await makeReflector({ requestTimeoutMs: 1000 });
  for (const name of ['a', 'b', 'c']) server.put(name);
});

afterEach(async () => {
  await reflector.stop(never);
  await client.stop(never);
  await server.stop();
  await removeTempFolder(folder);
  expect(recorder.violations).toEqual([]);
});

async function makeReflector({ requestTimeoutMs }: { readonly requestTimeoutMs: number }): Promise<void> {
  context = createTestContext();
  const source = {
    kind: 'in-cluster',
    server: server.url,
    tokenFile: `${folder}/token`,
    caFile: `${folder}/ca`,
  } as const;
  client = await createKubeClient(
    kubeTestConfig(source, { pageSize: 2, requestTimeoutMs, recheckMs: 15_000 }),
    context,
  );
  reflector = createReflector({ client, context, resource: things, handler: recorder, clock });
}

/** Waits, in real time, until nothing goes over the network. */
async function untilQuiet(): Promise<void> {
  for (let quietMs = 0, before = server.activity; quietMs < 12; quietMs += 4) {
    await delay(4);
    if (server.activity !== before) quietMs = 0;
    before = server.activity;
  }
}

/** Lets the test's time pass, and everything happen that it brings about. */
async function pass(ms: number): Promise<void> {
  const endMs = clock.monotonicMs() + ms;
  for (await untilQuiet(); clock.monotonicMs() < endMs; await untilQuiet()) {
    // Nothing happens to an open watch before the next timer.
    const stepMs = isWatching() ? Math.max(1000, clock.nextTimerMs) : 1000;
    await clock.advance(Math.min(stepMs, endMs - clock.monotonicMs()));
  }
}

/** Lets time pass until the condition holds and returns how long that took by the test's clock. */
async function passUntil(isTrue: () => boolean, limitMs: number): Promise<number> {
  const startMs = clock.monotonicMs();
  for (await untilQuiet(); !isTrue(); await untilQuiet()) {
    expect(clock.monotonicMs() - startMs, 'time that passed').toBeLessThan(limitMs);
    await clock.advance(250);
  }
  return clock.monotonicMs() - startMs;
}

const names = () => [...recorder.objects.values()].map(({ metadata }) => metadata.name).sort();
const isWatching = () => reflector.state.phase === 'watching' && server.openWatches === 1;

async function startWatching(): Promise<void> {
  await reflector.start(never);
  await eventually(() => expect(isWatching()).toBe(true));
}

function mostInAMinute(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((start) => times.filter((each) => each >= start && each < start + 60_000).length),
  );
}

function expectCaps(): void {
  const lists = server.seen.filter(({ verb, url }) => verb === 'list' && !url.includes('continue='));
  expect(mostInAMinute(lists.map(({ atMs }) => atMs)), 'lists a minute').toBeLessThanOrEqual(3);
  expect(mostInAMinute(server.times('watch')), 'watches a minute').toBeLessThanOrEqual(12);
}

const closeAtOnce: Fault = (_request, response) => {
  response.writeHead(200).end();
  return true;
};
const reset: Fault = (request) => {
  request.socket.resetAndDestroy();
  return true;
};
const expiredAtOnce: Fault = (_request, response) => {
  response.writeHead(200).end(`${errorEvent(410)}\n`);
  return true;
};
const garbage: Fault = (_request, response) => {
  response.writeHead(200).end('{"type":"ADDED","obj\n');
  return true;
};

test('the first list starts at once and needs no time', async () => {
  await startWatching();
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(server.times('list')).toEqual([0, 0]);
});

test('counts requests by verb, resource and status, and shows what a running reflector knows', async () => {
  await startWatching();
  const resource = 'things';
  expect(await context.value('kube_requests_total', { verb: 'list', resource, code: '200' })).toBe(2);
  expect(await context.value('kube_requests_total', { verb: 'watch', resource, code: '200' })).toBe(1);
  expect(await context.value('kube_objects', { resource })).toBe(3);
  expect(await context.value('kube_reflector_phase', { resource, phase: 'watching' })).toBe(1);
  await reflector.stop(never);
  expect(await context.value('kube_objects', { resource })).toBe(0);
  expect(await context.value('kube_reflector_phase', { resource, phase: 'watching' })).toBe(0);
});

test.each<[string, Fault]>([
  ['closed at once', closeAtOnce],
  ['reset', reset],
  ['answered with 500', statusFault(500)],
  ['answered with 429', statusFault(429, { 'retry-after': '1' })],
])('watches that are %s for minutes keep to the caps, and all is right 15 s later', async (_name, fault) => {
  await startWatching();
  server.watchFault = fault;
  server.endWatches();
  await pass(150_000);
  server.put('d');
  server.remove('a');
  expectCaps();
  server.watchFault = undefined;
  await passUntil(() => isWatching() && names().join() === 'b,c,d', 15_000);
  expect(recorder.lists).toBe(1);
  expectCaps();
});

test.each<[string, Fault]>([
  ['answered with 410', statusFault(410, {}, 'Expired')],
  ['answered with an ERROR event 410', expiredAtOnce],
  ['answered with garbage', garbage],
])('watches that are %s for minutes lead to no more than 3 lists in any of them', async (_name, fault) => {
  await startWatching();
  server.watchFault = fault;
  server.endWatches();
  await pass(150_000);
  expectCaps();
  expect(recorder.lists).toBeGreaterThan(5);
  server.watchFault = undefined;
  server.put('d');
  await passUntil(() => isWatching() && names().join() === 'a,b,c,d', 60_000);
  expectCaps();
});

test.each<[string, (server: FaultServer) => void]>([
  ['a reset', (faulty) => faulty.resetWatches()],
  ['an end', (faulty) => faulty.endWatches()],
  ['an ERROR event 410', (faulty) => faulty.sendLine(errorEvent(410))],
  ['an ERROR event 500', (faulty) => faulty.sendLine(errorEvent(500))],
  ['garbage', (faulty) => faulty.sendLine('}{')],
])('%s every 20 s, 20 times, is mended within 15 s each, within the caps', async (_name, injectFault) => {
  await startWatching();
  for (let round = 0; round < 20; round += 1) {
    await pass(20_000);
    injectFault(server);
    await untilQuiet();
    server.put(`round-${round}`);
    server.remove(`round-${round - 1}`);
    await passUntil(() => isWatching() && names().join() === `a,b,c,round-${round}`, 15_000);
  }
  expectCaps();
});

test.each<[string, Fault]>([
  ['reset', reset],
  ['answered with 500', statusFault(500)],
  ['answered with garbage', garbage],
])('first lists that are %s neither make a storm nor stop the attempts', async (_name, fault) => {
  server.listFault = fault;
  await reflector.start(never);
  await pass(120_000);
  expect(mostInAMinute(server.times('list'))).toBeLessThanOrEqual(12);
  expect(reflector.state.phase).toBe('failing');
  server.listFault = undefined;
  await passUntil(isWatching, 60_000);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('waits as long as Retry-After says', async () => {
  server.listFault = statusFault(429, { 'retry-after': '9' });
  await reflector.start(never);
  await untilQuiet();
  server.listFault = undefined;
  const tookMs = await passUntil(isWatching, 10_000);
  expect(tookMs).toBeGreaterThanOrEqual(9000);
});

test('a 410 within the pages begins the list anew, at most 3 times before it backs off', async () => {
  let expired = 0;
  server.listFault = (request, response) => {
    if (!request.url?.includes('continue=') || expired === 2) return false;
    expired += 1;
    return statusFault(410, {}, 'Expired')(request, response);
  };
  await reflector.start(never);
  await eventually(() => expect(isWatching()).toBe(true));
  expect(recorder.lists).toBe(3);
  expect(recorder.listed).toBe(1);
  expect(recorder.phases).toEqual(['listing', 'watching']);
});

test('a list that breaks off makes nothing disappear', async () => {
  await startWatching();
  server.listFault = (request, response) =>
    request.url?.includes('continue=') ? statusFault(500)(request, response) : false;
  server.sendLine(errorEvent(410));
  await pass(10_000);
  expect(recorder.lists).toBeGreaterThan(1);
  expect(recorder.gone).toEqual([]);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('a silent watch is noticed within 90 s and asked for anew, without a list and without alarm', async () => {
  await startWatching();
  server.bookmark();
  await pass(80_000);
  expect(server.times('watch')).toHaveLength(1);
  await passUntil(() => server.times('watch').length === 2, 10_000);
  await untilQuiet();
  expect(isWatching()).toBe(true);
  expect(server.times('list')).toHaveLength(2);
  expect(recorder.phases).toEqual(['listing', 'watching']);
});

test('bookmarks keep a watch open, and the next one starts from the last of them', async () => {
  await startWatching();
  for (let minute = 0; minute < 5; minute += 1) {
    await pass(60_000);
    server.bookmark();
  }
  expect(server.times('watch')).toHaveLength(1);
  server.put('d');
  server.bookmark();
  await untilQuiet();
  server.endWatches();
  await passUntil(() => server.times('watch').length === 2, 10_000);
  const versions = server.seen.map(({ url }) => new URLSearchParams(url).get('resourceVersion'));
  expect(versions.at(-1)).toBe('104');
  expect(recorder.unchanged).toBe(0);
});

test('an API server that stops sending bookmarks altogether is listed again, one that never did is not', async () => {
  await startWatching();
  await pass(600_000);
  expect(recorder.lists).toBe(1);
  server.bookmark();
  await pass(300_000);
  expect(recorder.lists).toBe(2);
  expectCaps();
});

test('three ERROR events in a row without progress lead to a list', async () => {
  await startWatching();
  server.watchFault = (_request, response) => {
    response.writeHead(200).end(`${errorEvent(500)}\n`);
    return true;
  };
  server.endWatches();
  await passUntil(() => recorder.lists === 2, 30_000);
  expectCaps();
});

test('a broken line is counted', async () => {
  await startWatching();
  server.sendLine('{"type":"ADDED","object":{"metadata":{}}}');
  await passUntil(() => recorder.lists === 2, 15_000);
  expect(await context.value('kube_broken_answers_total', { resource: 'things' })).toBe(1);
  expect(context.logged.filter(({ event }) => event === 'kube-answer-broken')).toHaveLength(1);
});

test('an answer that never comes to an end is given up and tried again', async () => {
  let stuck = 0;
  server.listFault = (_request, response) => {
    stuck += 1;
    if (stuck > 1) return false;
    response.writeHead(200).write('{"kind":');
    return true;
  };
  await reflector.start(never);
  await eventually(() => expect(reflector.state.phase).toBe('failing'));
  expect(reflector.state.reason).toContain('KUBE_TIMEOUT');
  await passUntil(isWatching, 15_000);
});

test('a page too large to take is asked for in smaller ones', async () => {
  await client.stop(never);
  await makeReflector({ requestTimeoutMs: 30_000 });
  const sizes: (string | null)[] = [];
  const tooLarge = gzipSync(Buffer.alloc(33 * 1024 ** 2));
  server.listFault = (request, response) => {
    const size = new URLSearchParams(request.url?.split('?')[1]).get('limit');
    sizes.push(size);
    if (size !== '2') return false;
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(tooLarge);
    return true;
  };
  await reflector.start(never);
  await eventually(() => expect(isWatching()).toBe(true), { timeoutMs: 60_000 });
  expect(sizes).toEqual(['2', '1', '1', '1']);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('a 404 that discovery contradicts is a failure, and makes nothing disappear', async () => {
  await startWatching();
  server.watchFault = statusFault(404);
  server.listFault = statusFault(404);
  server.endWatches();
  await pass(60_000);
  expect(reflector.state).toMatchObject({ phase: 'failing', status: 404 });
  expect(recorder.gone).toEqual([]);
  expect(mostInAMinute(server.times('list'))).toBeLessThanOrEqual(12);
});

test('a handler that throws is counted and logged, and the others of its calls go on', async () => {
  const onObject = recorder.onObject.bind(recorder);
  recorder.onObject = (object, unchanged) => {
    if (object.metadata.name === 'b') throw new Error('cannot take b');
    onObject(object, unchanged);
  };
  await startWatching();
  server.put('b');
  server.put('d');
  await untilQuiet();
  expect(names()).toEqual(['a', 'c', 'd']);
  expect(await context.value('kube_handler_errors_total', { resource: 'things' })).toBe(2);
  expect(context.logged.filter(({ event }) => event === 'reflector-handler-failed')).toHaveLength(1);
});

test('no method is called after stop, and what hangs does not hold it up', async () => {
  recorder.roomGate = new Promise(() => undefined);
  await reflector.start(never);
  await untilQuiet();
  await reflector.stop(never);
  const before = recorder.states.length;
  server.put('late');
  await pass(5000);
  expect(recorder.states).toHaveLength(before);
  expect(recorder.objects.size).toBe(0);
});

test('the token is sent, and is in no log line', async () => {
  let authorization: string | undefined;
  server.listFault = (request) => {
    authorization = request.headers.authorization;
    return false;
  };
  await startWatching();
  expect(authorization).toBe('Bearer secret-token');
  expect(JSON.stringify(context.logged)).not.toContain('secret-token');
});
