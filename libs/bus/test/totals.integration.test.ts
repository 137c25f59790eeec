import { eventually, startNatsServer } from '@kestrel/testkit';
import { describe, expect, it } from 'vitest';
import { createTotals, decodeTotals, readLast } from '../src/index.ts';
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
});
