import type { InventoryKey } from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import type { Clock } from '@kestrel/service';
import type { InventoryWriter } from '../inventory/inventory-writer.ts';
import type { IndexedPod, PodIndex } from '../pods/pod-index.ts';
import { type PolicyReach, PolicyTargets } from './policy-targets.ts';

interface KnownPolicy {
  readonly key: InventoryKey;
  /**
   * The encoded message without its targets, a byte a character: small buffers would keep the larger ones alive that they
   * are cut from.
   */
  readonly base: string;
}

/** Bursts of pods coming and going become one message a policy. */
const settleMs = 200;
/** How long the event loop is kept from other work at a time. */
const sliceMs = 10;

/** Publishes each policy with the workloads it reaches, again when those change. */
export class PolicyPublisher {
  readonly #writer: InventoryWriter;
  readonly #clock: Clock;
  readonly #targets: PolicyTargets;
  readonly #policies = new Map<string, KnownPolicy>();
  readonly #dirty = new Set<string>();
  #isReleased = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: { readonly writer: InventoryWriter; readonly pods: PodIndex; readonly clock: Clock }) {
    this.#writer = options.writer;
    this.#clock = options.clock;
    this.#targets = new PolicyTargets(options.pods, (uid) => this.#markDirty(uid));
  }

  /** Every policy was handed to the writer with its present targets. */
  get isSettled(): boolean {
    return this.#dirty.size === 0;
  }

  /** To be called after each change of the pods. */
  podChanged(before: IndexedPod | undefined, after: IndexedPod | undefined): void {
    this.#targets.podChanged(before, after);
  }

  /** `base`: the encoded message without `target_workloads`. */
  set(key: InventoryKey, base: Uint8Array, reach: PolicyReach): void {
    const bytes = Buffer.from(base.buffer, base.byteOffset, base.byteLength);
    this.#policies.set(key.uid, { key, base: bytes.toString('latin1') });
    this.#targets.setPolicy(key.uid, reach);
  }

  remove(uid: string): void {
    this.#policies.delete(uid);
    this.#dirty.delete(uid);
    this.#targets.removePolicy(uid);
  }

  /** Pods are known: from now on targets are worth publishing. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#schedule(0);
  }

  close(): void {
    this.#cancelTimer?.();
    this.#policies.clear();
    this.#dirty.clear();
  }

  #markDirty(uid: string): void {
    this.#dirty.add(uid);
    this.#schedule(settleMs);
  }

  #schedule(waitMs: number): void {
    if (!this.#isReleased || this.#cancelTimer || this.#dirty.size === 0) return;
    this.#cancelTimer = this.#clock.setTimer(waitMs, () => {
      this.#cancelTimer = undefined;
      this.#publishDirty();
    });
  }

  #publishDirty(): void {
    const endMs = performance.now() + sliceMs;
    for (const uid of this.#dirty) {
      this.#dirty.delete(uid);
      this.#publish(uid);
      if (performance.now() > endMs) break;
    }
    this.#schedule(0);
  }

  #publish(uid: string): void {
    const policy = this.#policies.get(uid);
    const target_workloads = this.#targets.targetsOf(uid);
    if (policy === undefined || target_workloads === undefined) return;
    // Both kinds of policy have their targets in field 5, behind everything that is in `base`.
    const targets = cloud.v1.NetworkPolicy.encode({ target_workloads }).finish();
    this.#writer.publish(policy.key, Buffer.concat([Buffer.from(policy.base, 'latin1'), targets]));
  }
}
