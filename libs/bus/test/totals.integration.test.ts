import { eventually, startNatsServer } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { createTotals, decodeTotals, readLast, type TotalsSnapshot } from '../src/index.ts';
import { bucketStream, keySubject, totalsBucket } from '../src/stream-specs.ts';
import { connectBus, makeStreams, metricSum, text } from './start-bus.ts';

describe('totals', () => {
  it('reach the bus while the source lives, and once more at its end', async () => {
    await using server = await startNatsServer();
    await using test = await connectBus(server);
    await makeStreams(test.bus);
    const totals = await test.run(createTotals(test.bus, { class: 'flows-l4' }));
    const subject = keySubject(totalsBucket, `tester.flows-l4.${test.context.instance.replaceAll('.', '_')}`);
    const stored = async () => {
      const last = await readLast(test.bus, bucketStream(totalsBucket), subject);
      return last && (JSON.parse(text(last.payload)) as { source: string; totals: string; final: boolean });
    };

    totals.received(100);
    totals.filtered('reply', 40);
    totals.filtered('reply', 10);
    totals.lost('evicted', 1);
    totals.setOpen(49);
    await eventually(async () =>
      expect(await stored()).toEqual({
        source: test.context.instance,
        totals: 'r=100;o=49;f.reply=50;l.evicted=1',
        final: false,
      }),
    );

    totals.setOpen(0);
    totals.published(49);
    totals.delivered(9);
    await totals.stop(AbortSignal.timeout(1_000));
    const last = await stored();
    expect(last?.final).toBe(true);
    expect(decodeTotals(last?.totals ?? '')).toEqual(totals.snapshot());
    expect(await metricSum(test.context, 'ledger_observations_total')).toBe(100 + 50 + 1 + 49 + 9);
  });

  it('come from whoever counts, and show in the metrics once each', async () => {
    await using server = await startNatsServer();
    await using test = await connectBus(server);
    await makeStreams(test.bus);
    let now: TotalsSnapshot = {
      received: 10,
      open: 4,
      published: 3,
      delivered: 0,
      filtered: { reply: 2 },
      lost: { malformed: 1 },
    };
    const totals = await test.run(createTotals(test.bus, { class: 'flows-l4', read: () => now }));
    expect(totals.snapshot()).toBe(now);
    now = { ...now, received: 20, published: 12, open: 0, filtered: { reply: 5, duplicate: 2 } };
    await totals.stop(AbortSignal.timeout(1_000));

    const key = `tester.flows-l4.${test.context.instance.replaceAll('.', '_')}`;
    const last = await readLast(test.bus, bucketStream(totalsBucket), keySubject(totalsBucket, key));
    const written = JSON.parse(text(last?.payload ?? new Uint8Array())) as { totals: string; final: boolean };
    expect(written.final).toBe(true);
    expect(decodeTotals(written.totals)).toEqual(now);
    expect(await metricSum(test.context, 'ledger_observations_total')).toBe(20 + 12 + 5 + 2 + 1);
    expect(await metricSum(test.context, 'ledger_open_observations')).toBe(0);
  });
});
