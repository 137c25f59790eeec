import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, Operator, SimulatedCluster, startNatsServer } from '@kestrel/testkit';
import { createClusterReader } from './cluster-reader.ts';
import type { DemoOptions } from './demo-options.ts';
import { type FlowSource, startFlowSource } from './flow-source.ts';
import { judge, type Verdict } from './judge.ts';
import { LiveView } from './live-view.ts';
import { provideNatsServer } from './nats-program.ts';
import { renderSnapshot, renderVerdict } from './render.ts';
import { takeSnapshot } from './snapshot.ts';
import { firstCommit, startCalls, startTraffic } from './start-traffic.ts';

const refreshMs = 1_000;

/**
 * Starts everything, shows what arrives until `stop` or the duration ends, and stops everything.
 * Returns the exit code: with a duration 0 only if the inventories agree, the flows are those that were seen,
 * each call counts once, and the ledgers close.
 */
export async function runDemo(options: DemoOptions, folder: string, stop: AbortSignal): Promise<number> {
  const startedMs = Date.now();
  const say = (line: string) => {
    const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1).padStart(5);
    process.stdout.write(`demo ${seconds} s  ${line}\n`);
  };
  await using stack = new AsyncDisposableStack();
  stack.defer(() => say('everything is stopped'));

  const nats = provideNatsServer(say);
  const bus = stack.use(await startNatsServer({ program: nats.path, storeDir: makeFolder(folder, 'nats') }));
  say(`nats-server      ${nats.origin}, ${bus.url}`);

  const accessLogPort = await freePort();
  const simulated =
    options.kubeconfig === undefined
      ? stack.use(await simulateCluster(folder, options, accessLogPort))
      : undefined;
  const kubeconfig = simulated?.kubeconfig ?? options.kubeconfig ?? '';
  say(`cluster          ${describeCluster(simulated, options)}`);
  const flows = simulated === undefined ? undefined : stack.use(await startFlowSource(simulated, say));
  say(`hubble-relay     ${flows?.description ?? "the cluster's own, if it has one"}`);

  const operator = stack.use(
    await startOperator({ natsUrl: bus.url, kubeconfig, folder, flows, accessLogPort, say }),
  );
  const reader = await createClusterReader(kubeconfig);
  await firstCommit(operator, stop);
  say('the first inventory is committed in the cloud');
  if (simulated !== undefined && flows !== undefined) {
    await startTraffic(simulated, flows.nodes, options.flowRate);
    say(`traffic flows    ${options.flowRate} Hubble events/s on ${flows.nodes.length} nodes`);
    await startCalls(simulated, operator, options.accessLogRate);
    say(`calls are made   ${options.accessLogRate} access log entries/s to port ${accessLogPort}`);
  }

  await watch(operator, options, stop);
  if (options.durationSeconds === undefined) return 0;
  await simulated?.setChurn({ paused: true });
  await simulated?.setTraffic({ paused: true });
  await simulated?.setAccessLogs({ paused: true });
  const verdict: Verdict = await judge(operator, reader, simulated);
  process.stdout.write(`\n${renderVerdict(verdict)}\n\n`);
  return verdict.good ? 0 : 1;
}

function describeCluster(simulated: SimulatedCluster | undefined, options: DemoOptions): string {
  if (simulated === undefined) return `the one of ${options.kubeconfig}`;
  return `simulated, scale ${options.scale}, ${options.churnPerSecond} changes/s; try kubectl --kubeconfig ${relative('.', simulated.kubeconfig)} get pods -A`;
}

function simulateCluster(
  folder: string,
  options: DemoOptions,
  accessLogPort: number,
): Promise<SimulatedCluster> {
  return SimulatedCluster.start({
    kubeconfig: join(folder, 'cluster.kubeconfig'),
    env: {
      CLUSTER_SCALE: options.scale,
      CLUSTER_CHURN_PER_SECOND: options.churnPerSecond,
      CLUSTER_ALS_ADDRESS: `127.0.0.1:${accessLogPort}`,
    },
  });
}

interface OperatorPlaces {
  readonly natsUrl: string;
  readonly kubeconfig: string;
  readonly folder: string;
  readonly flows: FlowSource | undefined;
  readonly accessLogPort: number;
  readonly say: (line: string) => void;
}

async function startOperator({
  natsUrl,
  kubeconfig,
  folder,
  flows,
  accessLogPort,
  say,
}: OperatorPlaces): Promise<Operator> {
  const operator = await Operator.start({
    natsUrl,
    kubeconfig,
    folder: makeFolder(folder, 'cloud'),
    cluster: 'demo',
    flowCollectors: 1,
    flowCollectorEnv: flows?.env ?? {},
    alsReceivers: 1,
    alsReceiverEnv: { ISTIO_ALS_PORT: String(accessLogPort), ACCESS_LOG_WINDOW: '2s' },
    onStarted: (part) => say(`${part.padEnd(16)} runs`),
  });
  say(
    `REST API         ${operator.cloud.restUrl}/api/v1/clusters/demo (OpenAPI: ${operator.cloud.restUrl}/openapi.json)`,
  );
  say(`values file      ${relative('.', operator.cloud.valuesFile)}`);
  return operator;
}

/** The live view, until the duration ends or somebody stops it. */
async function watch(operator: Operator, options: DemoOptions, stop: AbortSignal): Promise<void> {
  const endMs =
    options.durationSeconds === undefined ? Infinity : Date.now() + options.durationSeconds * 1_000;
  const view = new LiveView();
  let earlier = await takeSnapshot(operator);
  while (!stop.aborted && Date.now() < endMs) {
    await delay(Math.min(refreshMs, Math.max(0, endMs - Date.now())), undefined, { signal: stop }).catch(
      () => undefined,
    );
    if (stop.aborted) return;
    const now = await takeSnapshot(operator);
    // With a duration the summary comes once, at the end, unless somebody watches.
    if (options.durationSeconds === undefined || process.stdout.isTTY)
      view.show(renderSnapshot(now, earlier));
    earlier = now;
  }
}

function makeFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
