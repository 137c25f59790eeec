import { WireReader } from '../wire-reader.ts';
import { readStruct, textField } from './struct-reader.ts';

/** Results of a policy that is only tried (`istio.io/dry-run`), by policy. */
export interface DryRunCounts {
  /** `<mode> ns[…]-policy[…]-rule[…]`, or `<mode> none` where no rule matched. */
  readonly policy: string;
  readonly result: string;
  count: number;
}

const modes = ['allow', 'deny'] as const;
const wanted = new Set(
  modes.flatMap((mode) => [
    `istio_dry_run_${mode}_shadow_engine_result`,
    `istio_dry_run_${mode}_shadow_effective_policy_id`,
  ]),
);
const maxPolicies = 1000;

/** Counts what tried policies would have done. */
export class DryRunResults {
  readonly counts = new Map<string, DryRunCounts>();

  /** The counters that RBAC metadata, a google.protobuf.Struct, adds to. */
  countersOf(metadata: Uint8Array): readonly DryRunCounts[] {
    const wire = new WireReader(metadata.length + 64);
    wire.load(metadata);
    const fields = readStruct(wire, wanted);
    if (wire.failure !== 0) return [];
    return modes.flatMap((mode) => {
      const result = textField(fields, `istio_dry_run_${mode}_shadow_engine_result`);
      if (result !== 'allowed' && result !== 'denied') return [];
      const id = textField(fields, `istio_dry_run_${mode}_shadow_effective_policy_id`) || 'none';
      const counter = this.#counter(`${mode} ${id}`, result);
      return counter ? [counter] : [];
    });
  }

  #counter(policy: string, result: string): DryRunCounts | undefined {
    const key = `${policy} ${result}`;
    const known = this.counts.get(key);
    if (known || this.counts.size >= maxPolicies) return known;
    const made = { policy, result, count: 0 };
    this.counts.set(key, made);
    return made;
  }
}
