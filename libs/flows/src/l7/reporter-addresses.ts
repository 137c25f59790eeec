import { type Endpoint, isSomebody } from './endpoint.ts';
import type { Reporter } from './reporter.ts';

/**
 * Which workload an address is of, as the proxies say that are connected here: what is left where the inventory does not
 * answer. An address that several workloads claim, as on a node's network, is nobody's.
 */
export class ReporterAddresses {
  readonly #claims = new Map<string, Map<string, { endpoint: Endpoint; streams: number }>>();

  find(ip: string): Endpoint | undefined {
    const claims = this.#claims.get(ip);
    return claims?.size === 1 ? claims.values().next().value?.endpoint : undefined;
  }

  add({ ips, endpoint, type }: Reporter): void {
    if (type !== 'sidecar' || !isSomebody(endpoint)) return;
    for (const ip of ips) {
      const claims = this.#claims.get(ip) ?? new Map();
      const claim = claims.get(nameOf(endpoint)) ?? { endpoint, streams: 0 };
      claim.streams += 1;
      claims.set(nameOf(endpoint), claim);
      this.#claims.set(ip, claims);
    }
  }

  remove({ ips, endpoint, type }: Reporter): void {
    if (type !== 'sidecar' || !isSomebody(endpoint)) return;
    for (const ip of ips) {
      const claims = this.#claims.get(ip);
      const claim = claims?.get(nameOf(endpoint));
      if (!claims || !claim) continue;
      claim.streams -= 1;
      if (claim.streams === 0) claims.delete(nameOf(endpoint));
      if (claims.size === 0) this.#claims.delete(ip);
    }
  }
}

function nameOf({ namespace, kind, name }: Endpoint): string {
  return `${namespace}/${kind}/${name}`;
}
