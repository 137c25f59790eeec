import { expect, test } from 'vitest';
import { parseSettings, type TestbedSettings } from './settings.ts';

const cilium: TestbedSettings = { podNetwork: 'cilium', istio: false };

test('a new cluster has a bridge and no Istio unless they are asked for', () => {
  expect(parseSettings({})).toEqual({ podNetwork: 'bridge', istio: false });
  expect(parseSettings({ CNI: '', ISTIO: '' })).toEqual({ podNetwork: 'bridge', istio: false });
  expect(parseSettings({ CNI: 'cilium', ISTIO: '1' })).toEqual({ podNetwork: 'cilium', istio: true });
});

test('a cluster that is there keeps what is not said', () => {
  expect(parseSettings({}, cilium)).toEqual(cilium);
  expect(parseSettings({ ISTIO: '1' }, cilium)).toEqual({ podNetwork: 'cilium', istio: true });
  expect(parseSettings({}, { ...cilium, istio: true })).toEqual({ podNetwork: 'cilium', istio: true });
});

test('what a cluster cannot become is refused with the way to it', () => {
  expect(() => parseSettings({ CNI: 'bridge' }, cilium)).toThrow(
    'the cluster runs with CNI=cilium: run make cluster-down before CNI=bridge',
  );
  expect(() => parseSettings({ ISTIO: '0' }, { ...cilium, istio: true })).toThrow(
    'the cluster runs with ISTIO=1: run make cluster-down before ISTIO=0',
  );
});

test('other values are refused with what is wanted', () => {
  expect(() => parseSettings({ CNI: 'calico' })).toThrow('CNI is calico: it wants bridge or cilium');
  expect(() => parseSettings({ ISTIO: 'yes' })).toThrow('ISTIO is yes: it wants 1 or 0');
});
