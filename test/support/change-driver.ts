import { type ApiClient, ApiStatusError, type RawObject, referenceTo } from '@kestrel/testkit';
import { makeNode, namespacedMakers, type ObjectMaker } from './object-makers.ts';
import type { Random } from './random.ts';

export interface ChangeDriverOptions {
  readonly api: ApiClient;
  readonly random: Random;
  readonly namespaces: readonly string[];
  /** Names per kind and namespace: few, so that the same ones are deleted and made again. Default 8. */
  readonly namesPerKind?: number;
}

/** Creates, changes, deletes and re-creates objects of every kind until it is stopped. */
export interface ChangeDriver {
  /** Applies this many changes, `parallel` at a time. */
  apply(count: number, parallel?: number): Promise<void>;
  /** Goes on with changes until the returned function is called, which waits for the last one. */
  keepChanging(pauseMs: number): () => Promise<void>;
  /** Changes that the API server took. */
  readonly applied: number;
}

interface Target {
  readonly maker: ObjectMaker;
  readonly name: string;
  readonly namespace: string;
}

/** A change that the API server refuses or cannot take (it is being killed) is simply not a change. */
export function createChangeDriver(options: ChangeDriverOptions): ChangeDriver {
  const { api, random } = options;
  const targets = listTargets(options.namespaces, options.namesPerKind ?? 8);
  let applied = 0;

  const changeOne = async (): Promise<void> => {
    const target = random.pick(targets);
    const object = target.maker(target.name, target.namespace, random);
    try {
      await change(api, object, random);
      applied += 1;
    } catch (error) {
      if (!(error instanceof ApiStatusError) && !isConnectionError(error)) throw error;
    }
  };

  return {
    async apply(count, parallel = 8) {
      let left = count;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await changeOne();
        }
      };
      await Promise.all(Array.from({ length: parallel }, worker));
    },
    keepChanging(pauseMs) {
      const stopping = new AbortController();
      const loop = (async () => {
        while (!stopping.signal.aborted) {
          await changeOne();
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      })();
      return async () => {
        stopping.abort();
        await loop;
      };
    },
    get applied() {
      return applied;
    },
  };
}

function listTargets(namespaces: readonly string[], namesPerKind: number): Target[] {
  const names = Array.from({ length: namesPerKind }, (_, index) => index);
  const namespaced = Object.entries(namespacedMakers).flatMap(([kind, maker]) =>
    namespaces.flatMap((namespace) =>
      names.map((index) => ({ maker, namespace, name: `${kind.toLowerCase()}-${index}` })),
    ),
  );
  return [
    ...namespaced,
    ...names.map((index) => ({ maker: makeNode, namespace: '', name: `node-${index}` })),
  ];
}

async function change(api: ApiClient, object: RawObject, random: Random): Promise<void> {
  const reference = referenceTo(object);
  const existing = await api.get(reference);
  if (existing === undefined) {
    await api.create(await withLivingOwner(api, object));
  } else if (random.chance(0.35)) {
    await api.delete(reference);
    if (random.chance(0.5)) await api.create(await withLivingOwner(api, object));
  } else if (object.kind === 'Pod') {
    await changePod(api, object, random);
  } else if (object.kind === 'ReplicaSet' && random.chance(0.5)) {
    // Its pods get another root, of which the cloud is told nothing.
    await api.patch(reference, { metadata: { ownerReferences: object.metadata.ownerReferences ?? null } });
  } else {
    const spec = keepsSpec(object.kind) ? {} : { spec: object.spec };
    await api.patch(reference, { metadata: { labels: object.metadata.labels }, ...spec });
  }
}

/** A pod belongs to the ReplicaSet of the name it was given, where there is one. */
async function withLivingOwner(api: ApiClient, object: RawObject): Promise<RawObject> {
  const [owner] = (object.metadata.ownerReferences ?? []) as { kind: string; name: string }[];
  if (object.kind !== 'Pod' || owner?.kind !== 'ReplicaSet') return object;
  const { namespace = '' } = object.metadata;
  const living = await api.get({ kind: owner.kind, name: owner.name, namespace });
  if (living === undefined) return object;
  const ownerReferences = [{ ...owner, uid: living.metadata.uid }];
  return { ...object, metadata: { ...object.metadata, ownerReferences } };
}

/** A pod's spec is immutable: its labels and status change. */
async function changePod(api: ApiClient, object: RawObject, random: Random): Promise<void> {
  const reference = referenceTo(object);
  await api.patch(reference, { metadata: { labels: object.metadata.labels } });
  await api.patchStatus(reference, {
    status: {
      phase: random.pick(['Pending', 'Running', 'Failed', 'Succeeded']),
      podIP: `10.0.${random.below(250)}.${random.below(250)}`,
      podIPs: null,
      conditions: [{ type: 'Ready', status: random.pick(['True', 'False']) }],
    },
  });
}

function keepsSpec(kind: string | undefined): boolean {
  return kind === 'Node' || kind === 'Job';
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|ERR_STREAM|HPE_)/.test(code);
}
