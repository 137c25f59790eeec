import { type BundleService, eventually, type Readiness } from '@kestrel/testkit';
import { expect } from 'vitest';

/** Lines at the level of a warning or above that name the problem. */
export function problemLines(service: BundleService | undefined, reason: RegExp): string[] {
  const records = service?.process.logRecords() ?? [];
  return records
    .filter(({ level }) => level === 'warn' || level === 'error')
    .map((record) => JSON.stringify(record))
    .filter((line) => reason.test(line));
}

/** Waits until `/readyz` says this of the condition, and returns all that it says. */
export async function untilCondition(
  service: BundleService,
  name: string,
  state: RegExp,
  reason = /(?:)/,
): Promise<Readiness> {
  return eventually(
    async () => {
      const readiness = await service.readiness();
      const condition = readiness.conditions.find((each) => each.name === name);
      expect(`${condition?.state}`, JSON.stringify(readiness)).toMatch(state);
      expect(condition?.reason ?? '').toMatch(reason);
      return readiness;
    },
    { intervalMs: 100, what: `condition ${name} being ${state}` },
  );
}
