import type { ByteTable } from '../byte-table.ts';
import { EndpointDictionary } from './endpoint-dictionary.ts';
import type { FlowSets } from './flow-table.ts';
import { PolicyDictionary } from './policy-dictionary.ts';
import { TextDictionary } from './text-dictionary.ts';

const maxIpBytes = 64;

/** Everything that flows are made of, as numbers on the one side and as bytes for their records on the other. */
export class FlowDictionary {
  readonly endpoints: EndpointDictionary;
  readonly policies: PolicyDictionary;
  readonly ips: TextDictionary;
  readonly #sets: FlowSets;

  constructor(maxBytes: number, isWatched: (namespace: string) => boolean) {
    this.endpoints = new EndpointDictionary(maxBytes, isWatched);
    this.policies = new PolicyDictionary(maxBytes);
    this.ips = new TextDictionary(maxBytes, maxIpBytes);
    this.#sets = { labels: this.endpoints.labelSets, policies: this.policies.sets };
  }

  /** What tables need of it to join what flows of one key bring along. */
  get sets(): FlowSets {
    return this.#sets;
  }

  /** Labels and policies left out since the start, because a set or a record would be too large with them. */
  get overflow(): number {
    const { endpoints, policies } = this;
    return (
      endpoints.droppedLabels + policies.droppedLabels + endpoints.labelSets.overflow + policies.sets.overflow
    );
  }

  get memoryBytes(): number {
    return this.#tables.reduce((sum, table) => sum + table.memoryBytes, 0);
  }

  /** While frozen, only what is known is resolved. */
  freeze(isFrozen: boolean): void {
    for (const table of this.#tables) table.isFrozen = isFrozen;
  }

  get #tables(): readonly ByteTable[] {
    return [...this.endpoints.tables, ...this.policies.tables, this.ips.table];
  }
}
