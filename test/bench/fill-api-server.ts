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
  const progress = setInterval(
    () => print(`filling the API server: ${created} of ${objects.length}`),
    30_000,
  );
  const createAll = async (batch: RawObject[]): Promise<void> => {
    const queue = batch.values();
    const writer = async (): Promise<void> => {
      for (const object of queue) {
        await createWithStatus(api, object);
        created += 1;
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
}

async function readObjects(lines: AsyncIterable<string>): Promise<RawObject[]> {
  const objects: RawObject[] = [];
  for await (const line of lines) {
    if (line === '') continue;
    const { metadata, ...rest }: RawObject = JSON.parse(line);
    const { uid: _uid, resourceVersion: _version, managedFields: _fields, ...kept } = metadata;
    objects.push({ ...rest, metadata: kept });
  }
  return objects;
}

async function createWithStatus(api: ApiClient, object: RawObject): Promise<void> {
  try {
    await api.create(object);
  } catch (error) {
    // The API server makes some objects itself: default namespaces, the kubernetes Service.
    if (error instanceof ApiStatusError && error.status === 409) return;
    throw error;
  }
  if (object.kind === 'Pod' || object.kind === 'Node') {
    await api.patchStatus(referenceTo(object), { status: object.status });
  }
}
