import { setTimeout as delay } from 'node:timers/promises';
import { CloudApi, ClusterControl, type ObservedOperator, ServiceEndpoints } from '@kestrel/testkit';
import { createClusterReader } from './cluster-reader.ts';
import type { DemoOptions } from './demo-options.ts';
import { judge } from './judge.ts';
import { renderVerdict } from './render.ts';
import { readScrapes, renderScrapes } from './scrapes.ts';
import { firstCommit, startCalls, startTraffic } from './start-traffic.ts';

/** The parts as containers find them: hosts have the names of docker-compose.yml. */
const cluster = new ClusterControl('http://cluster:6444');
const kubeconfig = '/cluster/kubeconfig';
const prometheus = 'http://prometheus:9090';

/** Waits until the product runs, and lets traffic begin: before that nobody would count it. */
export async function startComposedTraffic(options: DemoOptions): Promise<0> {
  const operator = composedOperator();
  await firstCommit(operator, new AbortController().signal);
  say('the first inventory is committed in the cloud');
  const nodes = (await cluster.agents()).map(({ node }) => node);
  await startTraffic(cluster, nodes, options.flowRate);
  say(`traffic flows: ${options.flowRate} Hubble events/s on ${nodes.length} nodes`);
  await startCalls(cluster, operator, options.accessLogRate);
  say(`calls are made: ${options.accessLogRate} access log entries/s`);
  return 0;
}

/**
 * Lets the cluster rest, compares, prints what came of it, and lets it go on. With a duration it waits that long first.
 * Returns the exit code: 0 only if everything agrees and Prometheus scrapes every service.
 */
export async function summarizeComposed({ durationSeconds = 0 }: DemoOptions): Promise<0 | 1> {
  const operator = composedOperator();
  await firstCommit(operator, new AbortController().signal);
  if (durationSeconds > 0) say(`${durationSeconds} s of traffic before the summary`);
  await delay(durationSeconds * 1_000);
  await setPaused(true);
  try {
    const verdict = await judge(operator, await createClusterReader(kubeconfig), cluster);
    const scrapes = await readScrapes(prometheus);
    process.stdout.write(`\n${renderVerdict(verdict)}\n${renderScrapes(scrapes)}\n\n`);
    return verdict.good && scrapes.length > 0 && scrapes.every(({ isUp }) => isUp) ? 0 : 1;
  } finally {
    await setPaused(false);
  }
}

function composedOperator(): ObservedOperator {
  const at = (program: string) => new ServiceEndpoints(program, `http://${program}:8081`);
  const watchers = [at('watcher')];
  const gateways = [at('uplink-gateway')];
  const flowCollectors = [at('flow-collector')];
  const receiver = at('als-receiver');
  return {
    cloud: new CloudApi('demo', 'http://cloud:7080'),
    watchers,
    gateways,
    flowCollectors,
    alsReceivers: [{ service: receiver }],
    services: [...watchers, ...flowCollectors, receiver, ...gateways],
  };
}

async function setPaused(paused: boolean): Promise<void> {
  await cluster.setChurn({ paused });
  await cluster.setTraffic({ paused });
  await cluster.setAccessLogs({ paused });
}

function say(line: string): void {
  process.stdout.write(`demo: ${line}\n`);
}
