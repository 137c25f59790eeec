import { setTimeout as delay } from 'node:timers/promises';
import { makeTempFolder, Operator, removeTempFolder, startNatsServer } from '@kestrel/testkit';
import { startSimulated } from './cluster-source.ts';

const settleMs = 15_000;
/** Of the load shape: about 250 objects. */
const scale = 0.005;

/** Resident memory of each service beside a small cluster in which nothing changes. */
export async function runIdleBenchmark(print: (line: string) => void): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = makeTempFolder('bench');
  stack.defer(() => removeTempFolder(folder));
  const cluster = stack.use(await startSimulated(folder, scale));
  const nats = stack.use(await startNatsServer());
  const operator = stack.use(
    await Operator.start({ natsUrl: nats.url, kubeconfig: cluster.kubeconfig, asServiceAccount: true }),
  );
  await delay(settleMs);
  for (const service of [...operator.watchers, ...operator.gateways, operator.busSetup]) {
    const { resident, peak } = service.process.memory();
    print(`${service.name.padEnd(18)} ${toMiB(resident)} MiB resident, peak ${toMiB(peak)} MiB`);
  }
}

function toMiB(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
