import type { Metrics } from '../metrics.ts';

/** What clients have asked for, and what they got. */
export interface Statistics {
  readonly totalRequests: number;
  readonly requests: readonly {
    readonly verb: string;
    readonly resource: string;
    /** A status code, or the fault that left none. */
    readonly status: string;
    readonly count: number;
  }[];
  readonly openWatches: Readonly<Record<string, number>>;
  readonly watchEvents: Readonly<Record<string, number>>;
  readonly sentBytes: Readonly<Record<string, number>>;
}

/** Requests, events and bytes since the last reset; watches as they are now. Other paths than objects' do not count. */
export async function readStatistics(metrics: Metrics): Promise<Statistics> {
  const requests = (await metrics.requests.get()).values.map(({ labels, value }) => ({
    verb: String(labels.verb),
    resource: String(labels.resource),
    status: String(labels.status),
    count: value,
  }));
  return {
    totalRequests: requests.reduce((sum, { count }) => sum + count, 0),
    requests,
    openWatches: await byResource(metrics.openWatches),
    watchEvents: await byResource(metrics.watchEvents),
    sentBytes: await byResource(metrics.sentBytes),
  };
}

type PerResource = {
  get(): Promise<{ values: { labels: { resource?: string | number }; value: number }[] }>;
};

async function byResource(metric: PerResource): Promise<Record<string, number>> {
  const { values } = await metric.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.resource), value]));
}
