/** Numbers that are missed are remembered this far back; a batch that comes later than that counts as seen. */
const maxMissing = 64;

/** Which batches of a source were seen: the highest number, and those below it that were not, ascending. */
export interface BatchNumbers {
  readonly last: number;
  readonly missing: readonly number[];
}

export const noNumbers: BatchNumbers = { last: 0, missing: [] };

/**
 * Takes the next batch of a source. Its numbers have no gaps, but a batch that had to be written again can be stored behind a
 * later one; one that is stored twice, or read again after a store was rolled back, was seen.
 * @returns undefined where it was seen
 */
export function takeNumber(numbers: BatchNumbers, number: number): BatchNumbers | undefined {
  const { last, missing } = numbers;
  if (number > last) {
    const from = Math.max(last + 1, number - maxMissing);
    const skipped = Array.from({ length: number - from }, (_, index) => from + index);
    return {
      last: number,
      missing: skipped.length === 0 ? missing : [...missing, ...skipped].slice(-maxMissing),
    };
  }
  if (!missing.includes(number)) return undefined;
  return { last, missing: missing.filter((each) => each !== number) };
}
