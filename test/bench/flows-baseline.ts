/** What a straightforward collector does: decode everything with the generated codec, merge in a Map under a text. */
import { flow, observer } from '@kestrel/proto/hubble-codecs';

interface Merged {
  count: number;
  firstSeconds: number;
  lastSeconds: number;
  readonly labels: Set<string>;
}

export class BaselineMerger {
  readonly merged = new Map<string, Merged>();

  accept(bytes: Uint8Array): void {
    const { flow: event } = observer.GetFlowsResponse.decode(bytes);
    if (!event || event.is_reply?.value) return;
    const key = [
      nameOf(event.source),
      nameOf(event.destination),
      event.l4?.TCP?.destination_port,
      event.traffic_direction,
      event.verdict === flow.Verdict.FORWARDED,
    ].join('|');
    const seconds = event.time?.seconds ?? 0;
    const present = this.merged.get(key);
    if (present) {
      present.count += 1;
      present.lastSeconds = Math.max(present.lastSeconds, seconds);
      for (const label of event.source?.labels ?? []) present.labels.add(label);
      return;
    }
    const labels = new Set(event.source?.labels);
    this.merged.set(key, { count: 1, firstSeconds: seconds, lastSeconds: seconds, labels });
  }
}

function nameOf(endpoint: flow.Endpoint.$Properties | null | undefined): string {
  const workload = endpoint?.workloads?.[0];
  return `${endpoint?.namespace}/${workload?.kind ?? 'Pod'}/${workload?.name ?? endpoint?.pod_name}`;
}
