/** What the environment asks of the demo. */
export interface DemoOptions {
  /** Seconds; undefined: until Ctrl-C. */
  readonly durationSeconds: number | undefined;
  /** A real cluster's kubeconfig; undefined: a simulated cluster. */
  readonly kubeconfig: string | undefined;
  /** Size and changes per second of the simulated cluster. */
  readonly scale: string;
  readonly churnPerSecond: string;
  /** Hubble events a second in the simulated cluster. */
  readonly flowRate: number;
  /** Access log entries a second of its sidecars. */
  readonly accessLogRate: number;
}

export const usage = `Usage: make demo [DURATION=seconds] [SCALE=1] [CHURN=5] [FLOW_RATE=500] [ACCESS_LOG_RATE=200] [KUBECONFIG=file]

Runs bus, cluster, hubble-relay, development cloud, watcher, flow-collector, als-receiver and uplink-gateway on this
machine and shows what arrives.

  DURATION    run this long, print the summary once, exit 0 only if the inventories agree, the flows are
              those that the agents saw, each call counts once, and all ledgers close
  SCALE       size of the simulated cluster (default 1: about 400 objects)
  CHURN       changes per second in the simulated cluster (default 5)
  FLOW_RATE   Hubble events per second in the simulated cluster (default 500)
  ACCESS_LOG_RATE
              access log entries per second of its sidecars (default 200)
  KUBECONFIG  watch this cluster instead of a simulated one; nothing is written to it
`;

/** @throws Error naming the variable and what it wants */
export function parseDemoOptions(env: NodeJS.ProcessEnv): DemoOptions {
  const duration = env.DURATION || undefined;
  if (duration !== undefined && !/^[1-9]\d{0,5}$/.test(duration)) {
    throw new Error(`DURATION is ${duration}: it wants whole seconds, for instance DURATION=20`);
  }
  return {
    durationSeconds: duration === undefined ? undefined : Number(duration),
    kubeconfig: env.KUBECONFIG || undefined,
    scale: env.SCALE || '1',
    churnPerSecond: env.CHURN || '5',
    flowRate: parseRate(env, 'FLOW_RATE', 500),
    accessLogRate: parseRate(env, 'ACCESS_LOG_RATE', 200),
  };
}

function parseRate(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name] || String(otherwise);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Error(
    `${name} is ${text}: it wants a whole number per second, for instance ${name}=${otherwise}`,
  );
}
