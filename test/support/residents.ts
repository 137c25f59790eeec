import { namespacedMakers } from './object-makers.ts';
import type { TestBed } from './test-bed.ts';

/**
 * Objects that are made once and never touched, and a look every half second whether the cloud still serves all of
 * them: a commit before the inventory was whole, or a wrong delete, shows as a missing resident.
 */
export interface ResidentWatch {
  start(): void;
  stop(): Promise<void>;
  readonly checks: number;
  /** One line for each look at which residents were missing. */
  readonly problems: readonly string[];
}

const residentsPerKind = 5;

export async function createResidentWatch({ api, operator, random }: TestBed): Promise<ResidentWatch> {
  const wanted = new Set<string>();
  await api.admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'residents' } });
  for (const [kind, maker] of Object.entries(namespacedMakers)) {
    for (let index = 0; index < residentsPerKind; index += 1) {
      const created = await api.admin.create(
        maker(`resident-${kind.toLowerCase()}-${index}`, 'residents', random),
      );
      wanted.add(created.metadata.uid ?? '');
    }
  }
  const inventoryPath = `/clusters/${operator.cloud.cluster}/inventory/objects`;
  const problems: string[] = [];
  let checks = 0;
  const stopping = new AbortController();

  const look = async (): Promise<void> => {
    const page = await operator.cloud.request('GET', `${inventoryPath}?namespace=residents&limit=1000`);
    const served = new Set(page.items.map(({ uid }: { uid: string }) => uid));
    const missing = [...wanted].filter((uid) => !served.has(uid));
    checks += 1;
    if (missing.length > 0)
      problems.push(`look ${checks}: ${missing.length} of ${wanted.size} residents missing`);
  };
  let loop: Promise<void> | undefined;
  return {
    start() {
      loop ??= (async () => {
        while (!stopping.signal.aborted) {
          await look();
          await new Promise((resolve) => setTimeout(resolve, 500));
        }
      })();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    get checks() {
      return checks;
    },
    problems,
  };
}
