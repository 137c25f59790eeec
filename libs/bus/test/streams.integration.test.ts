import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type NatsServer, startNatsServer } from '@kestrel/testkit';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bucketSpecs, ensureStream, findPayloadProblem, streamSpecs, verifyStreams } from '../src/index.ts';
import { askJetStream, readStreamInfo } from '../src/jetstream-api.ts';
import { streamSpec } from '../src/stream-specs.ts';
import { conditionOf, connectBus, makeStreams, serverPrograms, type TestBus } from './start-bus.ts';

const size = { maxBytes: 10_000_000, replicas: 1 };

describe.each(serverPrograms)('declared streams with %s', (program) => {
  let server: NatsServer;
  let test: TestBus;

  beforeAll(async () => {
    server = await startNatsServer({ program });
    return () => server.stop();
  });

  beforeEach(async () => {
    await server.restartEmpty();
    test = await connectBus(server);
    return () => test[Symbol.asyncDispose]();
  });

  const create = (config: Readonly<Record<string, unknown>> & { readonly name: string }) =>
    askJetStream(test.bus, `STREAM.CREATE.${config.name}`, { storage: 'file', ...config });

  it('are made once, and then are as declared', async () => {
    for (const spec of [...streamSpecs, ...bucketSpecs]) {
      expect(await ensureStream(test.bus, spec, size)).toMatchObject({
        stream: spec.name,
        outcome: 'created',
      });
      expect(await ensureStream(test.bus, spec, size)).toMatchObject({
        stream: spec.name,
        outcome: 'unchanged',
      });
    }
  });

  it('are changed where they differ, naming what; other settings stay', async () => {
    const spec = streamSpec('KESTREL_EVENTS');
    await create({ name: spec.name, subjects: ['kestrel.events.>'], discard: 'new', max_msgs: 77_777 });
    const result = await ensureStream(test.bus, spec, size);
    expect(result.outcome).toBe('updated');
    expect(result.differences).toContain('discard is "new", declared "old"');
    const info = await readStreamInfo(test.bus, spec.name);
    expect(info?.config).toMatchObject({ discard: 'old', max_age: 24 * 3_600e9, max_bytes: 10_000_000 });
    expect(info?.config).toHaveProperty('max_msgs', 77_777);
  });

  it('are left alone where they would have to be made anew', async () => {
    const spec = streamSpec('KESTREL_INVENTORY');
    await create({ name: spec.name, subjects: ['kestrel.inventory.>'], storage: 'memory' });
    const result = await ensureStream(test.bus, spec, size);
    expect(result).toEqual({
      stream: spec.name,
      outcome: 'incompatible',
      differences: ['storage is "memory", declared "file"'],
    });
    expect((await readStreamInfo(test.bus, spec.name))?.config.discard).toBe('old');
  });

  it('are refused by the server in its own words', async () => {
    await create({ name: 'OTHER', subjects: ['kestrel.>'] });
    const result = await ensureStream(test.bus, streamSpec('KESTREL_FLOWS'), size);
    expect(result).toMatchObject({ outcome: 'refused', differences: [expect.stringContaining('overlap')] });
  });

  it('keep audit from being purged or deleted', async () => {
    await makeStreams(test.bus);
    await expect(askJetStream(test.bus, 'STREAM.PURGE.KESTREL_AUDIT')).rejects.toThrow(/not permitted/i);
    await expect(askJetStream(test.bus, 'STREAM.MSG.DELETE.KESTREL_AUDIT', { seq: 1 })).rejects.toThrow(
      /not permitted/i,
    );
  });

  it('are waited for, and each difference is named meanwhile', async () => {
    const names = ['KESTREL_AUDIT', 'kestrel_leases'];
    const controller = new AbortController();
    const verified = verifyStreams(test.bus, names, controller.signal);
    const reason = () => conditionOf(test.context, 'streams').reason;
    await eventually(() => expect(reason()).toContain('KESTREL_AUDIT does not exist'));
    expect(reason()).toContain('KV_kestrel_leases does not exist');
    const { deny_purge: _denyPurge, ...audit } = {
      name: 'KESTREL_AUDIT',
      subjects: ['kestrel.audit.*'],
      discard: 'old',
      max_age: 3_600e9,
      deny_purge: false,
    };
    await create(audit);
    await eventually(() => expect(reason()).toContain('KESTREL_AUDIT: discard is "old", declared "new"'));
    for (const setting of ['max_age', 'deny_delete', 'deny_purge'])
      expect(reason()).toContain(`${setting} is`);
    for (const name of names) await ensureStream(test.bus, streamSpec(name), size);
    await verified;
    expect(conditionOf(test.context, 'streams').state).toBe('ok');
  });

  it('may have any size, and fewer copies than asked for are named', async () => {
    await makeStreams(test.bus, 5_000_000);
    await verifyStreams(test.bus, ['KESTREL_FLOWS'], AbortSignal.timeout(5_000));
    await using strict = await connectBus(server, 'strict', { NATS_REPLICAS: '3' });
    const verified = verifyStreams(strict.bus, ['KESTREL_FLOWS'], AbortSignal.timeout(1_500));
    await expect(verified).rejects.toThrow();
    expect(conditionOf(strict.context, 'streams').reason).toBe(
      'KESTREL_FLOWS: num_replicas is 1, declared 3',
    );
  });

  it('are not waited for after an abort', async () => {
    const controller = new AbortController();
    const verified = verifyStreams(test.bus, ['KESTREL_AUDIT'], controller.signal);
    await delay(50);
    controller.abort(new Error('told to stop'));
    await expect(verified).rejects.toThrow('told to stop');
  });
});

describe.each(serverPrograms)('%s with small messages', (program) => {
  it('is refused, with the setting to change', async () => {
    await using server = await startNatsServer({ program, maxPayload: 1024 * 1024 });
    await using test = await connectBus(server);
    await makeStreams(test.bus);
    expect(findPayloadProblem(test.bus)).toBe(
      "the server's max_payload is 1048576 bytes: set max_payload: 8388608 in its configuration",
    );
    const verified = verifyStreams(test.bus, ['KESTREL_AUDIT'], AbortSignal.timeout(500));
    await expect(verified).rejects.toThrow();
    expect(conditionOf(test.context, 'streams').reason).toContain('max_payload');
  });
});
