import type { CloudCall, CloudFlow } from '../flows/cloud-records.ts';
import { requestJson } from './json-request.ts';

/** The REST API of a development cloud, for one cluster. */
export class CloudApi {
  readonly cluster: string;
  readonly restUrl: string;

  /** @param restUrl `http://host:port` */
  constructor(cluster: string, restUrl: string) {
    this.cluster = cluster;
    this.restUrl = restUrl;
  }

  /** A request with a path below /api/v1. @throws Error on a status of 400 and above */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is in the OpenAPI document
  request(method: string, path: string, body?: unknown): Promise<any> {
    return requestJson(method, `${this.restUrl}/api/v1${path}`, body);
  }

  /** Messages and bytes that it received on all streams since it started, whatever they are. */
  async receivedTotals(): Promise<{ messages: number; bytes: number }> {
    const { received } = await this.request('GET', `/clusters/${this.cluster}/counters`);
    const streams: Record<string, { messages: number; bytes: number }>[] = Object.values(received);
    const totals = { messages: 0, bytes: 0 };
    for (const { messages, bytes } of streams.flatMap((types) => Object.values(types))) {
      totals.messages += messages;
      totals.bytes += bytes;
    }
    return totals;
  }

  /** Flows that it keeps, merged by who talked to whom: all, or those of which a part of the source's `namespace/name` is `source`. */
  flows(source = ''): Promise<CloudFlow[]> {
    return this.request('GET', `/clusters/${this.cluster}/flows?limit=10000&src=${source}`);
  }

  /** Every call that it keeps, merged by what came of it. */
  calls(): Promise<CloudCall[]> {
    return this.request('GET', `/clusters/${this.cluster}/access-logs?limit=10000`);
  }
}
