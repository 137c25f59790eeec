/** How long it took after each kill until all was well again, by victim. */
export class RecoveryTimes {
  readonly #byVictim = new Map<string, number[]>();

  add(victim: string, tookMs: number): void {
    this.#byVictim.set(victim, [...(this.#byVictim.get(victim) ?? []), tookMs]);
  }

  /** One line: kills, median and maximum of each victim. */
  summary(): string {
    const parts = [...this.#byVictim].map(([victim, times]) => {
      const sorted = times.toSorted((a, b) => a - b);
      return `${victim} ${sorted.length} × ${seconds(median(sorted))}, at most ${seconds(sorted.at(-1))}`;
    });
    return parts.join('; ');
  }
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const around = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return around.reduce((sum, each) => sum + each, 0) / around.length;
}

function seconds(ms = 0): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
