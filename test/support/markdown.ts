import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@kestrel/testkit';

const notOurs = new Set(['.cache', '.demo', '.git', '.nx', '.tools', 'dist', 'node_modules', 'out']);

/** Every page of the repository, as a path below its root. */
export function markdownFiles(): string[] {
  return globSync('**/*.md', { cwd: repositoryRoot(), exclude: (name) => notOurs.has(name) }).sort();
}

export function readPage(path: string): string {
  return readFileSync(join(repositoryRoot(), path), 'utf8');
}

/** Where the links of a page lead, those to other hosts apart. */
export function relativeLinks(page: string): string[] {
  const text = withoutCode(page);
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
  return targets.map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

/** The anchors that a page's headings have on a code host. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...page.replaceAll(fence, '').matchAll(/^#{1,6} (.+)$/gm)];
  return new Set(headings.map(([, heading = '']) => toAnchor(heading)));
}

const fence = /^```[\s\S]*?^```$/gm;

function withoutCode(page: string): string {
  return page.replaceAll(fence, '').replaceAll(/`[^`\n]*\]\([^`\n]*`/g, '');
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
