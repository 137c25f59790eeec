import { expect, it } from 'vitest';
import { formatHostPort, parseHostPort } from './host-port.ts';

it.each([
  ['relay:4245', 'relay', 4245],
  ['10.0.0.7:80', '10.0.0.7', 80],
  ['hubble-relay.kube-system.svc:443', 'hubble-relay.kube-system.svc', 443],
  ['[fd00::1]:65535', 'fd00::1', 65_535],
])('reads and writes %s', (text, host, port) => {
  expect(parseHostPort(text)).toEqual({ host, port });
  expect(formatHostPort(host, port)).toBe(text);
});

it.each([
  '',
  'relay',
  ':80',
  'relay:',
  'relay:http',
  'relay:65536',
  'fd00::1:80',
  '[relay]:80',
  'http://relay:80',
  'a b:1',
])('reads no address in %j', (text) => expect(parseHostPort(text)).toBeUndefined());
