import { setTimeout as delay } from 'node:timers/promises';
import {
  type BundleService,
  eventually,
  makeTempFolder,
  Operator,
  removeTempFolder,
  startNatsServer,
} from '@kestrel/testkit';
import { type Simulation, startReal, startSimulated } from './cluster-source.ts';
import { CpuShares } from './cpu-shares.ts';
import { cpuSeconds, longestStallMs, peakMiB } from './process-usage.ts';

export interface InventoryBenchmarkOptions {
  readonly source: 'simulated' | 'real';
  /** 1: 50,005 objects. */
  readonly scale: number;
}

const churnPerSecond = 50;
const churnMs = 20_000;
const quietMs = 5_000;

/** Time, memory, stalls and bytes from an empty bus to the commit; then under changes; then after a cut connection. */
export async function runInventoryBenchmark(
  { source, scale }: InventoryBenchmarkOptions,
  print: (line: string) => void,
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = makeTempFolder('bench');
  stack.defer(() => removeTempFolder(folder));
  const cluster = stack.use(
    await (source === 'real' ? startReal(folder, scale, print) : startSimulated(folder, scale)),
  );
  const nats = stack.use(await startNatsServer());
  const shares = new CpuShares({ ...cluster.processes, 'nats-server': nats.pid });
  const startedMs = performance.now();
  const operator = stack.use(
    await Operator.start({ natsUrl: nats.url, kubeconfig: cluster.kubeconfig, asServiceAccount: true }),
  );
  for (const service of [operator.cloud.service, ...operator.watchers, ...operator.gateways])
    shares.add(service.name, service.process.pid);
  await reportFirstCommit({ operator, shares, startedMs }, print);
  if (cluster.simulation !== undefined) {
    await reportChurn(operator, cluster.simulation, print);
    await reportReconnect(operator, cluster.simulation, print);
  }
}

async function reportFirstCommit(
  run: { readonly operator: Operator; readonly shares: CpuShares; readonly startedMs: number },
  print: (line: string) => void,
): Promise<void> {
  const { operator, shares, startedMs } = run;
  await untilCommits(operator, 1);
  const seconds = (performance.now() - startedMs) / 1_000;
  const cpu = shares.describe();
  const { objects } = await readInventory(operator);
  const { messages, bytes } = await operator.cloud.receivedTotals();
  print(`commit           ${seconds.toFixed(1)} s after the start of the processes`);
  print(`objects          ${objects} in the cloud at the first commit`);
  print(`sent             ${messages} messages, ${(bytes / 1e6).toFixed(1)} MB`);
  print(`CPU until then   ${cpu}`);
  await reportProcesses(operator, print);
}

async function reportChurn(operator: Operator, simulation: Simulation, print: (line: string) => void) {
  const services = [...operator.watchers, ...operator.gateways];
  await delay(quietMs);
  const [sentBefore, cpuBefore] = [await operator.cloud.receivedTotals(), services.map(cpuSeconds)];
  await simulation.setChurn({ changesPerSecond: churnPerSecond, paused: false });
  await delay(churnMs);
  await simulation.setChurn({ paused: true });
  const sent = await operator.cloud.receivedTotals();
  const seconds = churnMs / 1_000;
  print(
    `at ${churnPerSecond} changes/s  ${((sent.messages - sentBefore.messages) / seconds).toFixed(1)} messages/s, ${((sent.bytes - sentBefore.bytes) / seconds / 1024).toFixed(1)} KiB/s`,
  );
  services.forEach((service, index) => {
    const percent = ((cpuSeconds(service) - (cpuBefore[index] ?? 0)) / seconds) * 100;
    print(`  ${service.name.padEnd(18)} ${percent.toFixed(1)} % of a core`);
  });
  await reportProcesses(operator, print);
}

/** A cut connection: how soon the next commit, and what it asks of the API server. */
async function reportReconnect(operator: Operator, simulation: Simulation, print: (line: string) => void) {
  await delay(quietMs);
  const { commits } = await readInventory(operator);
  await simulation.resetStatistics();
  const cutMs = performance.now();
  await operator.cloud.request('POST', '/faults/drop-connections');
  await untilCommits(operator, commits + 1);
  const seconds = (performance.now() - cutMs) / 1_000;
  print(
    `cut connection   committed again after ${seconds.toFixed(1)} s, ${await simulation.countRequests()} requests to the API server`,
  );
}

async function reportProcesses(operator: Operator, print: (line: string) => void): Promise<void> {
  for (const service of [...operator.watchers, ...operator.gateways]) await reportProcess(service, print);
}

async function reportProcess(service: BundleService, print: (line: string) => void): Promise<void> {
  const stall = await longestStallMs(service);
  print(
    `  ${service.name.padEnd(18)} peak ${peakMiB(service).toFixed(0)} MiB, CPU ${cpuSeconds(service).toFixed(1)} s, longest stall ${stall} ms`,
  );
}

function untilCommits(operator: Operator, count: number): Promise<void> {
  return eventually(
    async () => {
      const { commits } = await readInventory(operator);
      if (commits < count) throw new Error(`${commits} commits`);
    },
    { timeoutMs: 600_000, intervalMs: 50, what: `${count} commits` },
  );
}

/** The summary: it costs the cloud, which shares the cores, nothing by the object. */
async function readInventory({ cloud }: Operator): Promise<{ commits: number; objects: number }> {
  return cloud.request('GET', `/clusters/${cloud.cluster}`).catch(() => ({ commits: 0, objects: 0 }));
}
