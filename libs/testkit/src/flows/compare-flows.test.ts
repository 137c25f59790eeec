import { expect, test } from 'vitest';
import { countCloudFlows, countTruth, diffFlows } from './compare-flows.ts';

const truth = {
  source: ['shop', 'Deployment', 'cart'],
  destination: ['', 'Unmanaged', 'reserved:world'],
  direction: 'EGRESS',
  port: 443,
  protocol: 'TCP',
  allowed: true,
  count: 5,
} as const;

const inCloud = {
  src: { ns: 'shop', kind: 'Deployment', name: 'cart' },
  dst: { kind: 'Unmanaged', name: 'reserved:world' },
  direction: 'EGRESS',
  port: 443,
  protocol: 'TCP',
  allowed: true,
};

test('outsiders that differ by address alone are one flow', () => {
  const counts = countCloudFlows([
    { ...inCloud, count: '2' },
    { ...inCloud, count: 3 },
  ]);
  expect(diffFlows(countTruth([truth]), counts)).toEqual([]);
});

test('a flow that is missing, one too many and another count each get a line', () => {
  const denied = { ...truth, allowed: false };
  const counts = countCloudFlows([
    { ...inCloud, count: 4 },
    { ...inCloud, port: 80, count: 1 },
  ]);
  const flow = 'shop/Deployment/cart -> /Unmanaged/reserved:world';
  expect(diffFlows(countTruth([truth, denied]), counts)).toEqual([
    `${flow} TCP/443 EGRESS allowed: 5 seen, 4 in the cloud`,
    `${flow} TCP/443 EGRESS denied: 5 seen, 0 in the cloud`,
    `${flow} TCP/80 EGRESS allowed: 0 seen, 1 in the cloud`,
  ]);
});
