import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterReader, Operator } from '@kestrel/testkit';
import { cloudDigest, expectedDigest, isClosed, type Snapshot, takeSnapshot } from './snapshot.ts';

/** Whether everything that the cluster has and said is in the cloud, and nothing else. */
export interface Verdict {
  readonly snapshot: Snapshot;
  readonly clusterDigest: string;
  readonly cloudDigest: string;
  readonly good: boolean;
}

const settleMs = 30_000;

/** Compares until both agree; what is not equal after half a minute is wrong. */
export async function judge(operator: Operator, reader: ClusterReader): Promise<Verdict> {
  const deadline = Date.now() + settleMs;
  for (;;) {
    const verdict = await compare(operator, reader);
    if (verdict.good || Date.now() > deadline) return verdict;
    await delay(500);
  }
}

async function compare(operator: Operator, reader: ClusterReader): Promise<Verdict> {
  const [inCluster, inCloud] = [await expectedDigest(reader), await cloudDigest(operator)];
  const snapshot = await takeSnapshot(operator);
  return {
    snapshot,
    clusterDigest: inCluster,
    cloudDigest: inCloud,
    good: inCluster === inCloud && isClosed(snapshot.ledger),
  };
}
