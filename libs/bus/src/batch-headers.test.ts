import { expect, it } from 'vitest';
import { batchHeaders } from './batch-headers.ts';

it('a batch carries the sums that hold once it is stored', () => {
  const totals = { received: 120, open: 14, published: 90, delivered: 0, filtered: { reply: 16 }, lost: {} };
  expect(batchHeaders({ type: 'cloud.v1.Flow', count: 10, source: 'pod-1.0a', number: 7, totals })).toEqual({
    'Kestrel-Type': 'cloud.v1.Flow',
    'Kestrel-Count': '10',
    'Kestrel-Source': 'pod-1.0a',
    'Kestrel-Batch': '7',
    'Kestrel-Totals': 'r=120;o=4;p=100;f.reply=16',
  });
});
