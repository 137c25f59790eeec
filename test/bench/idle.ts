import { setTimeout as delay } from 'node:timers/promises';
import {
  type ChildProcess,
  makeTempFolder,
  Operator,
  type ProcessMemory,
  removeTempFolder,
  startNatsServer,
  startProcess,
} from '@kestrel/testkit';
import { startSimulated } from './cluster-source.ts';

const settleMs = 60_000;
/** Of the load shape: about 250 objects. */
const scale = 0.005;

/** Memory of each service beside a small cluster in which nothing changes and no traffic is seen, and of a Node that does nothing. */
export async function runIdleBenchmark(print: (line: string) => void): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = makeTempFolder('bench');
  stack.defer(() => removeTempFolder(folder));
  const cluster = stack.use(await startSimulated(folder, scale));
  const nats = stack.use(await startNatsServer());
  const operator = stack.use(
    await Operator.start({
      natsUrl: nats.url,
      kubeconfig: cluster.kubeconfig,
      asServiceAccount: true,
      flowCollectors: 1,
      alsReceivers: 1,
    }),
  );
  const bare = stack.use(await startBareNode());
  await delay(settleMs);
  const services = [...operator.services, operator.busSetup].map(({ process }) => process);
  for (const process of [...services, bare]) print(describe(process.name, process.memory()));
  const resident = services.reduce((sum, service) => sum + service.memory().resident, 0);
  print(`${'together'.padEnd(18)} ${toMiB(resident)} MiB resident, without the bare node`);
}

/** What any service would have at least. */
function startBareNode(): Promise<ChildProcess> {
  const args = ['-e', 'setInterval(() => undefined, 1_000)'];
  return startProcess({ name: 'bare node', command: process.execPath, args });
}

function describe(name: string, { resident, own, peak }: ProcessMemory): string {
  return `${name.padEnd(18)} ${toMiB(resident)} MiB resident: own ${toMiB(own)}, shared ${toMiB(resident - own)}; peak ${toMiB(peak)}`;
}

function toMiB(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
