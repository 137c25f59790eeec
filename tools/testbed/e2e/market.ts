import { join } from 'node:path';
import { apply, kubectl } from '../src/kubectl.ts';

const folder = join(import.meta.dirname, '../market');

/** Makes the market anew. Its policies come first, so that they hold from the first call on. */
export async function openMarket(): Promise<void> {
  await kubectl(['delete', 'namespace', 'market', '--ignore-not-found', '--wait']);
  for (const name of ['identities', 'policies', 'workloads'])
    await apply({ file: join(folder, `${name}.yaml`) });
  await kubectl(['rollout', 'status', 'deployment', '-n', 'market', '--timeout=120s']);
}
