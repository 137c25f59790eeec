import { setTimeout as delay } from 'node:timers/promises';

/** A target of Prometheus, and whether its last scrape went well. */
export interface Scrape {
  readonly job: string;
  readonly isUp: boolean;
  /** Samples of that scrape. */
  readonly samples: number;
}

const firstScrapeMs = 30_000;

/** What Prometheus has of its targets, as soon as each was scraped once, or after half a minute. */
export async function readScrapes(url: string): Promise<Scrape[]> {
  const deadline = Date.now() + firstScrapeMs;
  for (;;) {
    const scrapes = await readOnce(url);
    const isComplete = scrapes.length > 0 && scrapes.every(({ isUp }) => isUp);
    if (isComplete || Date.now() > deadline) return scrapes;
    await delay(1_000);
  }
}

/** A line for all that are well, and one for each that is not. */
export function renderScrapes(scrapes: readonly Scrape[]): string {
  const up = scrapes.filter(({ isUp }) => isUp);
  const samples = up.reduce((sum, scrape) => sum + scrape.samples, 0);
  return [
    `prometheus      scrapes ${up.length} of ${scrapes.length} targets, ${samples} samples at a time`,
    ...scrapes
      .filter(({ isUp }) => !isUp)
      .map(({ job }) => `not well        prometheus: cannot scrape ${job}`),
  ].join('\n');
}

async function readOnce(url: string): Promise<Scrape[]> {
  const [ups, samples] = await Promise.all(['up', 'scrape_samples_scraped'].map((name) => query(url, name)));
  return [...(ups ?? new Map<string, number>())].map(([job, value]) => ({
    job,
    isUp: value === 1,
    samples: samples?.get(job) ?? 0,
  }));
}

/** Value by job; empty while Prometheus does not answer. */
async function query(url: string, expression: string): Promise<Map<string, number>> {
  const response = await fetch(`${url}/api/v1/query?query=${expression}`).catch(() => undefined);
  if (!response?.ok) return new Map();
  const { data } = (await response.json()) as QueryAnswer;
  return new Map(data.result.map(({ metric: { job }, value: [, value] }) => [job, Number(value)]));
}

interface QueryAnswer {
  readonly data: {
    readonly result: readonly {
      readonly metric: { readonly job: string };
      readonly value: readonly [number, string];
    }[];
  };
}
