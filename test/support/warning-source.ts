import type { ApiClient } from '@kestrel/testkit';

/** Makes one Warning event after another in a cluster, each of its own name, for as long as it runs. */
export interface WarningSource {
  stop(): Promise<void>;
  /** Names of those that the API server took. */
  readonly made: readonly string[];
}

export function startWarnings(api: ApiClient, namespace: string, pauseMs: number): WarningSource {
  const made: string[] = [];
  const stopping = new AbortController();
  const loop = (async () => {
    for (let number = 1; !stopping.signal.aborted; number += 1) {
      const name = `warning-${number}`;
      // Refused or cut off while the API server is being killed: then it was not made.
      const created = await api.create(warningEvent(name, namespace)).catch(() => undefined);
      if (created !== undefined) made.push(name);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
    made,
  };
}

function warningEvent(name: string, namespace: string) {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace },
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container (${name})`,
    involvedObject: { kind: 'Pod', namespace, name: 'pod-0' },
    source: { component: 'kubelet' },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
  };
}
