import { expect, test } from 'vitest';
import { discoverVersion } from './discover-version.ts';
import { KubeApiError } from './kube-error.ts';

const group = 'security.istio.io';
const resources = (...names: string[]) => ({
  kind: 'APIResourceList',
  resources: names.map((name) => ({ name })),
});
const groups = (...names: string[]) => ({ kind: 'APIGroupList', groups: names.map((name) => ({ name })) });
const versions = (preferred: string, ...all: string[]) => ({
  kind: 'APIGroup',
  preferredVersion: { version: preferred },
  versions: all.map((version) => ({ version })),
});

/** Discovery over these answers; a number is an HTTP status, and what is not there is a 404. */
function discover(answers: Record<string, object | number>, inGroup = group): Promise<string | undefined> {
  const getJson = async (path: string): Promise<unknown> => {
    const answer = answers[path] ?? 404;
    if (typeof answer === 'number') throw new KubeApiError({ status: answer, message: path });
    return answer;
  };
  return discoverVersion(getJson, inGroup, 'authorizationpolicies');
}

test('takes the preferred version', async () => {
  const answers = {
    [`/apis/${group}`]: versions('v1', 'v1beta1', 'v1'),
    [`/apis/${group}/v1`]: resources('authorizationpolicies'),
    [`/apis/${group}/v1beta1`]: resources('authorizationpolicies'),
  };
  expect(await discover(answers)).toBe('v1');
});

test('takes another version where the preferred one has not the kind', async () => {
  const answers = {
    [`/apis/${group}`]: versions('v1', 'v1', 'v1beta1'),
    [`/apis/${group}/v1`]: resources('peerauthentications'),
    [`/apis/${group}/v1beta1`]: resources('authorizationpolicies'),
  };
  expect(await discover(answers)).toBe('v1beta1');
});

test('finds core kinds', async () => {
  expect(await discover({ '/api/v1': resources('pods', 'authorizationpolicies') }, '')).toBe('v1');
});

test.each<[string, Record<string, object | number>]>([
  ['the group is not found and not listed', { '/apis': groups('apps') }],
  [
    'the group has the kind in no version',
    { [`/apis/${group}`]: versions('v1', 'v1'), [`/apis/${group}/v1`]: resources('peerauthentications') },
  ],
])('absent: %s', async (_name, answers) => {
  expect(await discover(answers)).toBeUndefined();
});

test.each<[string, Record<string, object | number>]>([
  ['everything is a 404, as from something that is no API server', {}],
  ['the group is not found and yet listed', { '/apis': groups('apps', group) }],
  ['the list of groups is something else', { '/apis': { kind: 'Page' } }],
  ['the list of groups fails', { '/apis': 503 }],
  ['the group fails', { [`/apis/${group}`]: 503, '/apis': groups('apps') }],
  ['a version fails', { [`/apis/${group}`]: versions('v1', 'v1'), [`/apis/${group}/v1`]: 503 }],
  ['discovery is forbidden', { [`/apis/${group}`]: 403, '/apis': 403 }],
])('unknown, an error: %s', async (_name, answers) => {
  await expect(discover(answers)).rejects.toMatchObject({ code: /^KUBE_/ });
});
