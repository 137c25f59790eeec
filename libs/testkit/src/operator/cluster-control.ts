import { requestJson } from './json-request.ts';

/** What was seen of one flow, and the cloud must count; without addresses, outsiders of one label are one. */
export interface FlowTruth {
  readonly source: readonly [namespace: string, kind: string, name: string];
  readonly destination: readonly [namespace: string, kind: string, name: string];
  readonly direction: string;
  readonly port: number;
  readonly protocol: string;
  readonly allowed: boolean;
  readonly count: number;
}

/** What the agents saw since the start, in events. */
export interface TrafficTotals {
  readonly events: number;
  /** In the direction of the request: what the cloud must count. */
  readonly requests: number;
  readonly replies: number;
  readonly notFlows: number;
  /** By what lost them. */
  readonly lost: Readonly<Record<string, number>>;
}

export interface HubbleAgent {
  readonly node: string;
  readonly address: string;
  readonly running: boolean;
  /** GetFlows calls that are open. */
  readonly streams: number;
  /** Whether one of them follows and gets this node's ordinary flows. */
  readonly followed: boolean;
  readonly seen: number;
  /** Events that were overwritten before one of its readers got them. */
  readonly overrun: number;
}

/** What the sidecars sent since the start. */
export interface AccessLogTruth {
  /** Calls that the cloud must count, each once. */
  readonly total: number;
  /** Entries that a sidecar could not buffer. */
  readonly dropped: number;
  /** Streams that ended with their pods: what such a sidecar still held is gone, so the total is an upper bound. */
  readonly endedStreams: number;
}

/** The control API of a simulated cluster: what happens in it, and what was seen of that. */
export class ClusterControl {
  readonly #controlUrl: string;

  /** @param controlUrl `http://host:port` */
  constructor(controlUrl: string) {
    this.#controlUrl = controlUrl;
  }

  /** A request with a path below /simulator. @throws Error on a status of 400 and above */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is in the OpenAPI document
  request(method: string, path: string, body?: unknown): Promise<any> {
    return requestJson(method, `${this.#controlUrl}/simulator${path}`, body);
  }

  async setChurn(change: { paused?: boolean; changesPerSecond?: number }): Promise<void> {
    await this.request('PUT', '/churn', change);
  }

  async setTraffic(change: { paused?: boolean; eventsPerSecond?: number }): Promise<void> {
    await this.request('PUT', '/flows', change);
  }

  async setAccessLogs(change: { paused?: boolean; entriesPerSecond?: number }): Promise<void> {
    await this.request('PUT', '/access-logs', change);
  }

  async accessLogTruth(): Promise<AccessLogTruth> {
    return this.request('GET', '/access-logs/truth');
  }

  async agents(): Promise<readonly HubbleAgent[]> {
    return (await this.request('GET', '/flows')).agents;
  }

  async truth(): Promise<{ readonly totals: TrafficTotals; readonly flows: readonly FlowTruth[] }> {
    return this.request('GET', '/flows/truth');
  }

  /** Has conversations now; answers how many events the agents saw. */
  inject(count: number, kind?: string): Promise<{ conversations: number; events: number; unseen: number }> {
    return this.request('POST', '/flows/inject', { count, ...(kind === undefined ? {} : { kind }) });
  }

  async loseEvents(node: string, source: string, count: number): Promise<void> {
    await this.request('POST', '/flows/lost', { node, source, count });
  }

  async agent(node: string, action: 'kill' | 'start' | 'disconnect' | 'garbage'): Promise<void> {
    await this.request('POST', `/agents/${node}/${action}`);
  }
}
