import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

test('the pod network is the bridge unless Cilium is asked for', () => {
  expect(parseSettings({})).toEqual({ podNetwork: 'bridge' });
  expect(parseSettings({ CNI: '' })).toEqual({ podNetwork: 'bridge' });
  expect(parseSettings({ CNI: 'cilium' })).toEqual({ podNetwork: 'cilium' });
});

test('another pod network is refused with what it wants', () => {
  expect(() => parseSettings({ CNI: 'calico' })).toThrow('CNI is calico: it wants bridge or cilium');
});
