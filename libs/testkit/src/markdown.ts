import { readFileSync } from 'node:fs';

/** The README of the package that a module of its `src` belongs to. */
export function readReadme(moduleUrl: string): string {
  return readFileSync(new URL('../README.md', moduleUrl), 'utf8');
}

/** What stands below a heading of the second level, up to the next one. @throws Error when there is none */
export function sectionOf(page: string, heading: string): string {
  const [, after] = page.split(`\n## ${heading}\n`);
  if (after === undefined) throw new Error(`no heading: ## ${heading}`);
  return after.split('\n## ')[0] ?? '';
}

/** The cells of every row of every table, headings and rules included. */
export function tableRows(text: string): string[][] {
  return [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
}

/** The names in backticks in the first column of a section's tables, without labels in braces, sorted. */
export function namesUnder(page: string, heading: string): string[] {
  const firstCells = tableRows(sectionOf(page, heading)).map(([cell = '']) => cell);
  return firstCells
    .flatMap((cell) => [...cell.matchAll(/`([^`{]+)(?:\{[^`]*\})?`/g)].map(([, name = '']) => name))
    .sort();
}
