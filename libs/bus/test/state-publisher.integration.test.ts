import { type NatsServer, startNatsServer } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createStatePublisher,
  inventoryStream,
  inventorySubject,
  type Publisher,
  purgeSubject,
  readLast,
} from '../src/index.ts';
import { bytes, connectBus, makeStreams, serverPrograms, type TestBus, text } from './start-bus.ts';

const subject = inventorySubject({ type: 'pod', namespace: 'shop', name: 'cart', uid: 'u1' });

describe.each(serverPrograms)('the state publisher with %s', (program) => {
  let server: NatsServer;
  let test: TestBus;
  let publisher: Publisher;
  const lastText = async () => {
    const last = await readLast(test.bus, inventoryStream, subject);
    return last && text(last.payload);
  };

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  beforeEach(async () => {
    await server.restartEmpty();
    test = await connectBus(server);
    await makeStreams(test.bus);
    publisher = await test.publisher();
    return () => test[Symbol.asyncDispose]();
  });

  it('keeps the last value of a subject, also when A follows A, B', async () => {
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    let expected = 0;
    for (const value of ['A', 'B', 'A']) {
      const outcome = await put({ subject, payload: bytes(value), expected });
      if (outcome.outcome !== 'stored') throw new Error(outcome.outcome);
      expected = outcome.sequence;
    }
    expect(expected).toBe(3);
    expect(await lastText()).toBe('A');
  });

  it('refuses a writer that does not know the newest value, and shows it', async () => {
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    await put({ subject, payload: bytes('old'), expected: 0 });
    await put({ subject, payload: bytes('new'), headers: { 'Kestrel-Type': 'cloud.v1.Pod' }, expected: 1 });
    const stale = await put({ subject, payload: bytes('stale'), expected: 1 });
    if (stale.outcome !== 'conflict') throw new Error(stale.outcome);
    expect(stale.current).toMatchObject({ sequence: 2, subject });
    expect(stale.current?.header('Kestrel-Type')).toBe('cloud.v1.Pod');
    expect(await lastText()).toBe('new');
  });

  it('tells a purged subject by an absent current value', async () => {
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    await put({ subject, payload: bytes('gone'), expected: 0 });
    await purgeSubject(test.bus, { stream: inventoryStream, subject, uptoSequenceExclusive: 2 });
    expect(await put({ subject, payload: bytes('stale'), expected: 1 })).toEqual({
      outcome: 'conflict',
      current: undefined,
    });
  });

  it('writes nothing without the right to write', async () => {
    let mayWrite = true;
    const { put } = createStatePublisher(publisher, { mayWrite: () => mayWrite });
    await put({ subject, payload: bytes('mine'), expected: 0 });
    mayWrite = false;
    expect(await put({ subject, payload: bytes('late'), expected: 1 })).toEqual({ outcome: 'fenced' });
    expect(await lastText()).toBe('mine');
  });

  it('asks for the right again before a retry', async () => {
    let asked = 0;
    const { put } = createStatePublisher(publisher, { mayWrite: () => ++asked === 1 });
    // The server reads it and answers nothing.
    const { send } = test.bus;
    test.bus.send = ({ reply: _unanswered, ...message }) => send.call(test.bus, message);
    expect(await put({ subject, payload: bytes('once'), expected: 0 })).toEqual({ outcome: 'fenced' });
    expect(asked).toBe(2);
  });

  it('lets puts of one subject wait for each other', async () => {
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => put({ subject, payload: bytes(`${index}`), expected: index })),
    );
    expect(outcomes).toEqual(outcomes.map((_, index) => ({ outcome: 'stored', sequence: index + 1 })));
  });

  it('purges what is below a sequence and keeps a newer message', async () => {
    const { put } = createStatePublisher(publisher, { mayWrite: () => true });
    await put({ subject, payload: bytes('tombstone'), expected: 0 });
    await put({ subject, payload: bytes('back again'), expected: 1 });
    expect(await purgeSubject(test.bus, { stream: inventoryStream, subject, uptoSequenceExclusive: 2 })).toBe(
      0,
    );
    expect(await lastText()).toBe('back again');
    expect(await purgeSubject(test.bus, { stream: inventoryStream, subject, uptoSequenceExclusive: 3 })).toBe(
      1,
    );
    expect(await lastText()).toBeUndefined();
  });
});
