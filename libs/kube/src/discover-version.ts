import { KubeApiError, KubeProtocolError } from './kube-error.ts';
import { versionPath } from './kube-object.ts';

type GetJson = (path: string) => Promise<unknown>;

interface ApiGroup {
  readonly versions?: readonly { readonly version?: unknown }[];
  readonly preferredVersion?: { readonly version?: unknown };
}

/**
 * The version in which the cluster serves a kind, its preferred one first. Undefined means absence, and is only said when
 * the API server said so itself: an unknown group must be a 404 and missing in the list of groups; a known group's
 * versions must all have answered without the kind.
 * @throws KubeApiError, KubeConnectionError, KubeProtocolError: nothing is known then
 */
export async function discoverVersion(
  getJson: GetJson,
  group: string,
  plural: string,
): Promise<string | undefined> {
  for (const version of await versionsOf(getJson, group)) {
    if (await isServed(getJson, versionPath(group, version), plural)) return version;
  }
  return undefined;
}

async function versionsOf(getJson: GetJson, group: string): Promise<readonly string[]> {
  if (group === '') return ['v1'];
  const found = (await undefinedIfMissing(getJson(`/apis/${group}`))) as ApiGroup | undefined;
  if (found === undefined) {
    await checkUnlisted(getJson, group);
    return [];
  }
  const versions = (found.versions ?? []).map(({ version }) => version);
  const names = new Set([found.preferredVersion?.version, ...versions]);
  return [...names].filter((name) => typeof name === 'string');
}

/** A 404 by itself may be anybody's on the way, and of an API server that is just starting. */
async function checkUnlisted(getJson: GetJson, group: string): Promise<void> {
  const list = (await getJson('/apis')) as { kind?: unknown; groups?: readonly { name?: unknown }[] };
  if (list.kind !== 'APIGroupList' || !Array.isArray(list.groups)) {
    throw new KubeProtocolError('KUBE_MALFORMED', '/apis is not a list of API groups');
  }
  if (list.groups.some(({ name }) => name === group)) {
    throw new KubeProtocolError('KUBE_MALFORMED', `API group ${group} is listed and not found`);
  }
}

async function isServed(getJson: GetJson, path: string, plural: string): Promise<boolean> {
  const list = (await undefinedIfMissing(getJson(path))) as
    | { kind?: unknown; resources?: readonly { name?: unknown }[] }
    | undefined;
  if (list === undefined) return false;
  if (list.kind !== 'APIResourceList' || !Array.isArray(list.resources)) {
    throw new KubeProtocolError('KUBE_MALFORMED', `${path} is not a list of resources`);
  }
  return list.resources.some(({ name }) => name === plural);
}

async function undefinedIfMissing(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof KubeApiError && error.status === 404) return undefined;
    throw error;
  }
}
