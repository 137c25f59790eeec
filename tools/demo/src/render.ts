import type { Verdict } from './judge.ts';
import { delivered, isClosed, type Snapshot, unexplained } from './snapshot.ts';

/** The live view: what the cloud has, what changed since the earlier snapshot, and the ledger. */
export function renderSnapshot(now: Snapshot, earlier: Snapshot): string {
  const seconds = Math.max(0.001, (now.atMs - earlier.atMs) / 1_000);
  const perSecond = (count: number) => (count / seconds).toFixed(1);
  return [
    `in the cloud    ${now.objects} objects, ${now.commits} commit${now.commits === 1 ? '' : 's'}`,
    ...renderTypes(now.objectsByType),
    `on the wire     ${perSecond(now.messages - earlier.messages)} messages/s, ${perSecond((now.bytes - earlier.bytes) / 1024)} KiB/s`,
    renderLedger(now),
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

export function renderLedger({ ledger }: Snapshot): string {
  const { received, stored, filtered, lost } = ledger;
  return `event ledger    received ${received} = delivered ${delivered(ledger)} (${ledger.deliveredConfirmed} confirmed) + stored ${stored} + filtered ${filtered} + lost ${lost}, unexplained ${unexplained(ledger)}`;
}

/** The summary at the end of a run with a duration. */
export function renderVerdict({ snapshot, clusterDigest, cloudDigest, good }: Verdict): string {
  const same = clusterDigest === cloudDigest;
  return [
    `in the cloud    ${snapshot.objects} objects, ${snapshot.commits} commit${snapshot.commits === 1 ? '' : 's'}`,
    ...renderTypes(snapshot.objectsByType),
    renderLedger(snapshot),
    `digest          cluster ${clusterDigest.slice(0, 16)}…  cloud ${cloudDigest.slice(0, 16)}…  ${same ? 'equal' : 'DIFFERENT'}`,
    ...snapshot.troubles.map((trouble) => `not well        ${trouble}`),
    `verdict         ${good ? 'good: ' : 'BAD: '}inventories ${same ? 'agree' : 'differ'}, ledger ${isClosed(snapshot.ledger) ? 'closes' : 'does not close'}`,
  ].join('\n');
}
