import { areCallsRight, type Verdict } from './judge.ts';
import {
  type ClassLedger,
  delivered,
  isClosed,
  type Snapshot,
  type TrafficSnapshot,
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
    ...renderTraffic('flows', now.flows, perSecond(now.flows.ledger.inCloud - earlier.flows.ledger.inCloud)),
    ...renderTraffic(
      'calls',
      now.accessLogs,
      perSecond(now.accessLogs.ledger.inCloud - earlier.accessLogs.ledger.inCloud),
    ),
    ...renderLedgers(now),
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

function renderLedgers({ ledger, flows, accessLogs }: Snapshot): string[] {
  return [
    renderLedger('event', ledger),
    renderLedger('flow', flows.ledger),
    renderLedger('call', accessLogs.ledger),
  ];
}

function renderTraffic(
  name: string,
  { edges, keys, denied, ledger }: TrafficSnapshot,
  perSecond?: string,
): string[] {
  const rate = perSecond === undefined ? '' : `, ${perSecond}/s`;
  return [
    `${name.padEnd(15)} ${ledger.inCloud} observations of ${keys} ${name}${rate}, ${denied} denied`,
    ...edges.map(({ text, count }) => `  ${String(count).padStart(8)}  ${text}`),
  ];
}

/** The summary at the end of a run with a duration. */
export function renderVerdict(verdict: Verdict): string {
  const { snapshot, clusterDigest, cloudDigest, good, flowsSeen, flowDifferences, calls } = verdict;
  const same = clusterDigest === cloudDigest;
  const { ledger, flows, accessLogs } = snapshot;
  const closed = [ledger, flows.ledger, accessLogs.ledger].every(isClosed);
  const callsRight = areCallsRight(accessLogs.ledger.inCloud, calls);
  return [
    `in the cloud    ${snapshot.objects} objects, ${snapshot.commits} commit${snapshot.commits === 1 ? '' : 's'}`,
    ...renderTypes(snapshot.objectsByType),
    ...renderTraffic('flows', flows),
    ...renderTraffic('calls', accessLogs),
    ...renderLedgers(snapshot),
    `digest          cluster ${clusterDigest.slice(0, 16)}…  cloud ${cloudDigest.slice(0, 16)}…  ${same ? 'equal' : 'DIFFERENT'}`,
    ...(flowsSeen === undefined
      ? []
      : [
          `flow counts     agents ${flowsSeen}  cloud ${flows.ledger.inCloud}  ${flowDifferences.length === 0 ? 'equal, flow by flow' : 'DIFFERENT'}`,
        ]),
    ...renderCalls(verdict),
    ...flowDifferences.slice(0, shownDifferences).map((line) => `  ${line}`),
    ...snapshot.troubles.map((trouble) => `not well        ${trouble}`),
    `verdict         ${good ? 'good: ' : 'BAD: '}inventories ${same ? 'agree' : 'differ'}, flows ${flowDifferences.length === 0 ? 'agree' : 'differ'}, calls ${callsRight ? 'agree' : 'differ'}, ledgers ${closed ? 'close' : 'do not close'}`,
  ].join('\n');
}

function renderCalls({ calls, snapshot }: Verdict): string[] {
  if (calls === undefined) return [];
  const { inCloud } = snapshot.accessLogs.ledger;
  const kept = calls.endedStreams === 0 ? '' : `, ${calls.endedStreams} streams ended with their pods`;
  const same =
    inCloud === calls.total ? 'equal' : areCallsRight(inCloud, calls) ? 'as far as sent' : 'DIFFERENT';
  return [`call counts     sidecars ${calls.total}${kept}  cloud ${inCloud}  ${same}`];
}
