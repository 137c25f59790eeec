import { readFileSync } from 'node:fs';
import { eventually } from '../eventually.ts';
import type { ApiClient } from './api-client.ts';
import { collectionPath, resourceOfKind } from './resources.ts';

const crdFile = new URL('../../fixtures/authorization-policy-crd.json', import.meta.url);

/** Istio's AuthorizationPolicy, as far as inventory needs it: served as v1 and v1beta1, any spec. Returns when it is listed. */
export async function installAuthorizationPolicies(admin: ApiClient): Promise<void> {
  await admin.create(JSON.parse(readFileSync(crdFile, 'utf8')));
  await eventually(() => expectListStatus(admin, 200), { what: 'AuthorizationPolicies being served' });
}

/** Removes the definition and with it every AuthorizationPolicy. Returns when they are no longer served. */
export async function removeAuthorizationPolicies(admin: ApiClient): Promise<void> {
  const name = 'authorizationpolicies.security.istio.io';
  await admin.delete({ kind: 'CustomResourceDefinition', name });
  await eventually(() => expectListStatus(admin, 404), { what: 'AuthorizationPolicies being gone' });
}

async function expectListStatus(admin: ApiClient, wanted: number): Promise<void> {
  const { status } = await admin.request('GET', collectionPath(resourceOfKind('AuthorizationPolicy')));
  if (status !== wanted) throw new Error(`listing answers ${status}`);
}
