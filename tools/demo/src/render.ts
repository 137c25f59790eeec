import type { Verdict } from './judge.ts';
import {
  type ClassLedger,
  delivered,
  type FlowSnapshot,
  isClosed,
  type Snapshot,
  unexplained,
} from './snapshot.ts';

const shownDifferences = 10;

/** The live view: what the cloud has, what changed since the earlier snapshot, and the ledger. */
export function renderSnapshot(now: Snapshot, earlier: Snapshot): string {
  const seconds = Math.max(0.001, (now.atMs - earlier.atMs) / 1_000);
  const perSecond = (count: number) => (count / seconds).toFixed(1);
  return [
    `in the cloud    ${now.objects} objects, ${now.commits} commit${now.commits === 1 ? '' : 's'}`,
    ...renderTypes(now.objectsByType),
    `on the wire     ${perSecond(now.messages - earlier.messages)} messages/s, ${perSecond((now.bytes - earlier.bytes) / 1024)} KiB/s`,
    ...renderFlows(now.flows, perSecond(now.flows.ledger.inCloud - earlier.flows.ledger.inCloud)),
    renderLedger('event', now.ledger),
    renderLedger('flow', now.flows.ledger),
    ...now.troubles.map((trouble) => `not well        ${trouble}`),
  ].join('\n');
}

function renderTypes(byType: Snapshot['objectsByType']): string[] {
  const entries = Object.entries(byType).sort(([left], [right]) => (left < right ? -1 : 1));
  const cells = entries.map(([type, count]) => `${type.padEnd(22)}${String(count).padStart(6)}`);
  const lines: string[] = [];
  for (let index = 0; index < cells.length; index += 2) {
    lines.push(`  ${cells[index]}${cells[index + 1] === undefined ? '' : `    ${cells[index + 1]}`}`);
  }
  return lines;
}

function renderLedger(name: string, ledger: ClassLedger): string {
  const { received, stored, open, filtered, lost } = ledger;
  return `${`${name} ledger`.padEnd(15)} received ${received} = delivered ${delivered(ledger)} (${ledger.deliveredConfirmed} confirmed) + stored ${stored} + open ${open} + filtered ${filtered} + lost ${lost}, unexplained ${unexplained(ledger)}`;
}

function renderFlows({ edges, keys, denied, ledger }: FlowSnapshot, perSecond?: string): string[] {
  const rate = perSecond === undefined ? '' : `, ${perSecond}/s`;
  return [
    `flows           ${ledger.inCloud} observations of ${keys} flows${rate}, ${denied} denied`,
    ...edges.map(({ text, count }) => `  ${String(count).padStart(8)}  ${text}`),
  ];
}

/** The summary at the end of a run with a duration. */
export function renderVerdict(verdict: Verdict): string {
  const { snapshot, clusterDigest, cloudDigest, good, flowsSeen, flowDifferences } = verdict;
  const same = clusterDigest === cloudDigest;
  const closed = isClosed(snapshot.ledger) && isClosed(snapshot.flows.ledger);
  return [
    `in the cloud    ${snapshot.objects} objects, ${snapshot.commits} commit${snapshot.commits === 1 ? '' : 's'}`,
    ...renderTypes(snapshot.objectsByType),
    ...renderFlows(snapshot.flows),
    renderLedger('event', snapshot.ledger),
    renderLedger('flow', snapshot.flows.ledger),
    `digest          cluster ${clusterDigest.slice(0, 16)}…  cloud ${cloudDigest.slice(0, 16)}…  ${same ? 'equal' : 'DIFFERENT'}`,
    ...(flowsSeen === undefined
      ? []
      : [
          `flow counts     agents ${flowsSeen}  cloud ${snapshot.flows.ledger.inCloud}  ${flowDifferences.length === 0 ? 'equal, flow by flow' : 'DIFFERENT'}`,
        ]),
    ...flowDifferences.slice(0, shownDifferences).map((line) => `  ${line}`),
    ...snapshot.troubles.map((trouble) => `not well        ${trouble}`),
    `verdict         ${good ? 'good: ' : 'BAD: '}inventories ${same ? 'agree' : 'differ'}, flows ${flowDifferences.length === 0 ? 'agree' : 'differ'}, ledgers ${closed ? 'close' : 'do not close'}`,
  ].join('\n');
}
