import { type ApiClient, ApiStatusError, type RawObject, referenceTo } from '@kestrel/testkit';

const writers = 48;

/** Creates every object of a dump (one JSON a line), namespaces first as they come, statuses included. */
export async function fillApiServer(
  api: ApiClient,
  lines: AsyncIterable<string>,
  print: (line: string) => void,
): Promise<void> {
  const startedMs = Date.now();
  const objects = await readObjects(lines);
  let created = 0;
  const refused: string[] = [];
  const progress = setInterval(
    () => print(`filling the API server: ${created} of ${objects.length}`),
    30_000,
  );
  const createAll = async (batch: RawObject[]): Promise<void> => {
    const queue = batch.values();
    const writer = async (): Promise<void> => {
      for (const object of queue) {
        const refusal = await createWithStatus(api, object);
        if (refusal === undefined) created += 1;
        else refused.push(refusal);
      }
    };
    await Promise.all(Array.from({ length: writers }, writer));
  };
  try {
    await createAll(objects.filter(({ kind }) => kind === 'Namespace'));
    await createAll(objects.filter(({ kind }) => kind !== 'Namespace'));
  } finally {
    clearInterval(progress);
  }
  print(`filled the API server with ${created} objects in ${Math.round((Date.now() - startedMs) / 1_000)} s`);
  if (refused.length > 0) print(`it refused ${refused.length}, the first: ${refused[0]}`);
}

async function readObjects(lines: AsyncIterable<string>): Promise<RawObject[]> {
  const objects: RawObject[] = [];
  for await (const line of lines) {
    if (line === '') continue;
    const { metadata, ...rest }: RawObject = JSON.parse(line);
    const { uid: _uid, resourceVersion: _version, managedFields: _fields, ...kept } = metadata;
    objects.push({ ...rest, metadata: kept, ...withoutAssigned(rest) });
  }
  return objects;
}

/** The spec without what the API server gives out itself: addresses of services, selectors of jobs. */
function withoutAssigned({ kind, spec }: Omit<RawObject, 'metadata'>): Partial<RawObject> {
  if (kind === 'Service' && spec.clusterIP !== 'None') {
    const { clusterIP: _ip, clusterIPs: _ips, ...rest } = spec;
    return { spec: rest };
  }
  if (kind === 'Job') {
    const { selector: _selector, ...rest } = spec;
    const { labels: _labels, ...metadata } = rest.template.metadata;
    return { spec: { ...rest, template: { ...rest.template, metadata } } };
  }
  return {};
}

/** Undefined when it is there now, else why not. */
async function createWithStatus(api: ApiClient, object: RawObject): Promise<string | undefined> {
  try {
    await api.create(object);
    if (object.kind === 'Pod' || object.kind === 'Node') {
      await api.patchStatus(referenceTo(object), { status: object.status });
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiStatusError)) throw error;
    // The API server makes some objects itself: default namespaces, the kubernetes Service.
    return error.status === 409 ? undefined : error.message;
  }
}
