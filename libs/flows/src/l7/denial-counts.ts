import type { L7Dictionary } from './l7-dictionary.ts';
import { parseRbacDenial } from './rbac-denial.ts';

const maxPolicies = 1000;

/** Counts denials by the policy that denied; `none` where no ALLOW policy matched. */
export class DenialCounts {
  readonly #counts = new Map<string, { readonly policy: string; count: number }>();
  readonly #byNumber = new Map<number, { count: number } | undefined>();

  /**
   * @param text number of what Envoy says of the end of a connection or response
   * @param times how many calls it ended; each is to be counted once
   */
  count(text: number, dictionary: L7Dictionary, times: number): void {
    if (!this.#byNumber.has(text)) this.#byNumber.set(text, this.#counterOf(dictionary.stringOf(text)));
    const counter = this.#byNumber.get(text);
    if (counter) counter.count += times;
  }

  /** To be called when numbers of texts change. */
  forgetNumbers(): void {
    this.#byNumber.clear();
  }

  list(): { readonly policy: string; readonly count: number }[] {
    return [...this.#counts.values()].map((each) => ({ ...each }));
  }

  #counterOf(text: string): { count: number } | undefined {
    const denial = parseRbacDenial(text);
    if (!denial) return undefined;
    const policy = denial.rule < 0 ? 'none' : `${denial.namespace}/${denial.policy}`;
    const known = this.#counts.get(policy);
    if (known || this.#counts.size >= maxPolicies) return known;
    const made = { policy, count: 0 };
    this.#counts.set(policy, made);
    return made;
  }
}
