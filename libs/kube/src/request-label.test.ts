import { expect, test } from 'vitest';
import { requestLabel } from './request-label.ts';

test.each([
  ['/api/v1/pods?limit=250', 'list', 'pods'],
  ['/api/v1/pods?watch=1&resourceVersion=7', 'watch', 'pods'],
  ['/api/v1/namespaces', 'list', 'namespaces'],
  ['/api/v1/namespaces/shop', 'get', 'namespaces'],
  ['/api/v1/namespaces/shop/pods', 'list', 'pods'],
  ['/api/v1/namespaces/shop/pods/cart-0', 'get', 'pods'],
  ['/api/v1/namespaces/shop/pods/cart-0/log?tailLines=5', 'get', 'pods/log'],
  ['/apis/apps/v1/deployments', 'list', 'deployments.apps'],
  [
    '/apis/security.istio.io/v1beta1/authorizationpolicies',
    'list',
    'authorizationpolicies.security.istio.io',
  ],
  ['/apis', 'get', 'discovery'],
  ['/api/v1', 'get', 'discovery'],
  ['/apis/apps/v1', 'get', 'discovery'],
  ['/version', 'get', 'other'],
])('%s is %s %s', (path, verb, resource) => {
  expect(requestLabel(path)).toEqual({ verb, resource });
});

test('a POST creates', () => {
  expect(requestLabel('/api/v1/namespaces/shop/secrets', 'POST')).toEqual({
    verb: 'create',
    resource: 'secrets',
  });
});
