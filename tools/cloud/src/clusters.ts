import { status } from '@grpc/grpc-js';
import type { TokenClaims } from './authority/tokens.ts';
import { Cluster, type KeepLimits } from './state/cluster.ts';
import { CallRefusedError } from './streams/call-identity.ts';

/** Every cluster that ever called, by name. */
export class Clusters {
  readonly #limits: KeepLimits;
  readonly #clusters = new Map<string, Cluster>();

  constructor(limits: KeepLimits) {
    this.#limits = limits;
  }

  get(name: string): Cluster | undefined {
    return this.#clusters.get(name);
  }

  all(): Cluster[] {
    return [...this.#clusters.values()];
  }

  /** @throws CallRefusedError PERMISSION_DENIED where a cluster of this name belongs to another tenant */
  enter({ cluster: name, tenant }: TokenClaims): Cluster {
    const known = this.#clusters.get(name);
    if (known === undefined) {
      const cluster = new Cluster(name, tenant, this.#limits);
      this.#clusters.set(name, cluster);
      return cluster;
    }
    if (known.tenant === tenant) return known;
    throw new CallRefusedError(status.PERMISSION_DENIED, `cluster "${name}" belongs to another tenant`);
  }
}
