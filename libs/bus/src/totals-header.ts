/** What a source knows of its observations of one class, counted since its start. */
export interface TotalsSnapshot {
  readonly received: number;
  /** In windows that are not closed yet. */
  readonly open: number;
  /** Accepted by the bus, or by the next stage. */
  readonly published: number;
  /** Accepted, or received, by the cloud. */
  readonly delivered: number;
  /** Left out on purpose, by cause. */
  readonly filtered: Readonly<Record<string, number>>;
  /** Lost, by cause. */
  readonly lost: Readonly<Record<string, number>>;
}

/** A cause is a short kebab-case word of the code, never text of a message. */
const causePattern = /^[a-z][a-z0-9-]*$/;

/**
 * The value of `Kestrel-Totals`: `r=<received>;o=<open>;p=<published>;d=<delivered>`, then `;f.<cause>=<n>` and
 * `;l.<cause>=<n>`, causes sorted, zeroes left out. Decimal, no blanks.
 * @throws RangeError where a count is not a whole number from 0, or a cause is not a kebab-case word
 */
export function encodeTotals({
  received,
  open,
  published,
  delivered,
  filtered,
  lost,
}: TotalsSnapshot): string {
  const causes = (letter: string, counts: Readonly<Record<string, number>>) =>
    Object.keys(counts)
      .sort()
      .map((cause): [string, number] => {
        if (!causePattern.test(cause)) throw new RangeError(`"${cause}" is not a kebab-case word`);
        return [`${letter}.${cause}`, counts[cause] ?? 0];
      });
  const fields: [string, number][] = [
    ['r', received],
    ['o', open],
    ['p', published],
    ['d', delivered],
    ...causes('f', filtered),
    ...causes('l', lost),
  ];
  for (const [name, count] of fields) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${name}=${count} is not a count`);
  }
  return fields
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}=${count}`)
    .join(';');
}

/** Undefined where the text is not what `encodeTotals` writes. Fields that a later version adds are skipped. */
export function decodeTotals(text: string): TotalsSnapshot | undefined {
  const single: Record<string, number> = {};
  const causes: Record<'f' | 'l', Record<string, number>> = { f: {}, l: {} };
  for (const field of text === '' ? [] : text.split(';')) {
    const match = /^([a-z]+)(?:\.([a-z][a-z0-9-]*))?=(\d{1,16})$/.exec(field);
    if (match === null) return undefined;
    const [, letter = '', cause, digits = ''] = match;
    const count = Number(digits);
    if (!Number.isSafeInteger(count)) return undefined;
    if (cause === undefined) single[letter] = count;
    else if (letter === 'f' || letter === 'l') causes[letter][cause] = count;
  }
  const { r = 0, o = 0, p = 0, d = 0 } = single;
  return { received: r, open: o, published: p, delivered: d, filtered: causes.f, lost: causes.l };
}
