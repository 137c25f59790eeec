import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, tableRows } from '@kestrel/testkit';
import { describe, expect, test } from 'vitest';

const folder = join(repositoryRoot(), 'docs/concepts');
const rows = tableRows(readFileSync(join(folder, 'access-logs.md'), 'utf8'));
/** `[label](file) *name of a test*` */
const heldBy = /\[[^\]]+\]\(([^)]+)\) \*([^*]+)\*/g;
const claims = rows.flatMap((cells) =>
  [...(cells.at(-1) ?? '').matchAll(heldBy)].map(([, file = '', name = '']) => ({
    what: cells[0] ?? '',
    file,
    name,
  })),
);

describe('docs/concepts/access-logs.md', () => {
  test('has each fact once, in order, with a test', () => {
    const facts = Array.from({ length: 35 }, (_none, index) => `A${index + 1}`);
    expect(rows.map(([fact = '']) => fact).filter((fact) => /^A\d+$/.test(fact))).toEqual(facts);
    const held = new Set(claims.map(({ what }) => what));
    expect(facts.filter((fact) => !held.has(fact))).toEqual([]);
  });

  test.each(claims)('$what: $name', ({ file, name }) => {
    const path = join(folder, file);
    expect(existsSync(path), file).toBe(true);
    const source = readFileSync(path, 'utf8');
    // As the first argument of a test or a group.
    const isThere = [`('${name}',`, `("${name}",`, `\n    '${name}',`].some((text) => source.includes(text));
    expect(isThere, `${file} has no test of this name`).toBe(true);
  });
});
