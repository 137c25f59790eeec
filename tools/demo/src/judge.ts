import { setTimeout as delay } from 'node:timers/promises';
import {
  type AccessLogTruth,
  type ClusterControl,
  type ClusterReader,
  countCloudFlows,
  countTruth,
  diffFlows,
  type ObservedOperator,
} from '@kestrel/testkit';
import { cloudDigest, expectedDigest, isClosed, type Snapshot, takeSnapshot } from './snapshot.ts';

/** Whether everything that the cluster has and said is in the cloud, and nothing else. */
export interface Verdict {
  readonly snapshot: Snapshot;
  readonly clusterDigest: string;
  readonly cloudDigest: string;
  /** Flows that the agents saw; undefined where nobody counted. */
  readonly flowsSeen: number | undefined;
  /** Flows whose count in the cloud is another than what the agents saw. */
  readonly flowDifferences: readonly string[];
  /** What the sidecars sent; undefined where nobody counted. */
  readonly calls: AccessLogTruth | undefined;
  readonly good: boolean;
}

/** Whether the cloud has each call once. What a sidecar held when its pod went is nobody's to deliver. */
export function areCallsRight(inCloud: number, calls: AccessLogTruth | undefined): boolean {
  if (calls === undefined) return true;
  const mayMiss = calls.dropped > 0 || calls.endedStreams > 0;
  return inCloud === calls.total || (mayMiss && inCloud > 0 && inCloud < calls.total);
}

const settleMs = 60_000;

/** Compares until both agree; what is not equal after a minute is wrong. */
export async function judge(
  operator: ObservedOperator,
  reader: ClusterReader,
  simulated: ClusterControl | undefined,
): Promise<Verdict> {
  const deadline = Date.now() + settleMs;
  for (;;) {
    const verdict = await compare(operator, reader, simulated);
    if (verdict.good || Date.now() > deadline) return verdict;
    await delay(500);
  }
}

async function compare(
  operator: ObservedOperator,
  reader: ClusterReader,
  simulated: ClusterControl | undefined,
): Promise<Verdict> {
  const [inCluster, inCloud] = [await expectedDigest(reader), await cloudDigest(operator)];
  const truth = await simulated?.truth();
  const flowDifferences =
    truth === undefined
      ? []
      : diffFlows(countTruth(truth.flows), countCloudFlows(await operator.cloud.flows()));
  const calls = await simulated?.accessLogTruth();
  const snapshot = await takeSnapshot(operator);
  return {
    snapshot,
    clusterDigest: inCluster,
    cloudDigest: inCloud,
    flowsSeen: truth?.totals.requests,
    flowDifferences,
    calls,
    good:
      inCluster === inCloud &&
      isClosed(snapshot.ledger) &&
      isClosed(snapshot.flows.ledger) &&
      isClosed(snapshot.accessLogs.ledger) &&
      areCallsRight(snapshot.accessLogs.ledger.inCloud, calls) &&
      flowDifferences.length === 0,
  };
}
