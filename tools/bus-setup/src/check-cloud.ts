import { lookup } from 'node:dns/promises';
import { formatHostPort, type Logger, logFields, type ServiceContext, sleep } from '@kestrel/service';
import type { CheckCloudConfig } from './check-config.ts';

const retryEveryMs = 1_000;
const answerTimeoutMs = 5_000;

interface GatewayStatus {
  readonly role?: string;
  readonly conditions: readonly { readonly name: string; readonly state: string; readonly reason: string }[];
}

/** What the active gateway must say of its work, by the names of its health conditions. */
const required = ['token', 'client-certificate', 'cloud', 'inventory'];

/**
 * Asks every gateway for its state. Exit code: 0 one is active, connected, and has committed the inventory; 1 not
 * within the time (why is logged).
 */
export async function checkCloud(config: CheckCloudConfig, { log }: ServiceContext): Promise<0 | 1> {
  const deadline = AbortSignal.timeout(config.timeoutMs);
  for (;;) {
    const problem = await findProblem(config, log).catch((error: Error) => error.message);
    if (problem === undefined) return 0;
    try {
      await sleep(retryEveryMs, deadline);
    } catch {
      log.error({ [logFields.reason]: problem }, 'check-failed');
      return 1;
    }
  }
}

async function findProblem({ host, port }: CheckCloudConfig, log: Logger): Promise<string | undefined> {
  const addresses = await lookup(host, { all: true });
  const statuses = await Promise.all(addresses.map(({ address }) => ask(address, port)));
  const active = statuses.find(({ role }) => role === 'active');
  if (active === undefined) return `none of ${addresses.length} gateways is active`;
  const open = required.flatMap((name) => {
    const { state = 'missing', reason = '' } = active.conditions.find((each) => each.name === name) ?? {};
    return state === 'ok' ? [] : [`${name} is ${state}: ${reason}`];
  });
  if (open.length > 0) return open.join('; ');
  const { reason = '' } = active.conditions.find(({ name }) => name === 'cloud') ?? {};
  log.info({ [logFields.name]: 'cloud', [logFields.reason]: reason }, 'check-passed');
  return undefined;
}

async function ask(address: string, port: number): Promise<GatewayStatus> {
  const response = await fetch(`http://${formatHostPort(address, port)}/status`, {
    signal: AbortSignal.timeout(answerTimeoutMs),
  });
  return (await response.json()) as GatewayStatus;
}
