import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder, runFolder } from './settings.ts';

/**
 * Whose the cluster of this machine is: the data folder of the checkout that started it. There is one cluster a machine,
 * since its namespace, interfaces and addresses have fixed names.
 */
const file = join(runFolder, 'owner');

/** Undefined where there is no cluster. */
export function clusterOwner(): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The cluster of this machine becomes this checkout's. @throws Error where it is another one's */
export function claimMachine(): void {
  const owner = clusterOwner() ?? dataFolder;
  if (owner !== dataFolder) throw new ForeignClusterError(owner);
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(file, dataFolder);
}

/** The data folder of the cluster that may be taken away. @throws Error where it is another checkout's and runs */
export function folderToRemove(state: {
  readonly owner: string | undefined;
  readonly ours: string;
  readonly isRunning: boolean;
  readonly force: boolean;
}): string {
  const { owner = state.ours, ours, isRunning, force } = state;
  if (owner !== ours && isRunning && !force) throw new ForeignClusterError(owner);
  return owner;
}

class ForeignClusterError extends Error {
  readonly code = 'FOREIGN_CLUSTER';

  constructor(owner: string) {
    super(
      `the cluster on this machine was started by ${dirname(owner)}: run make cluster-down there, or make cluster-down FORCE=1 here`,
    );
  }
}
