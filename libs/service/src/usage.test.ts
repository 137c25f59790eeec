import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSettings } from './run-service.ts';
import { usageText } from './usage.ts';

describe('usageText', () => {
  it('tells required settings from those with and without a default', () => {
    const text = usageText('watcher', [
      { variable: 'A', meaning: 'One.', required: true, defaultText: undefined },
      { variable: 'B', meaning: 'Two.', required: false, defaultText: '5m' },
      { variable: 'C', meaning: 'Three.', required: false, defaultText: '' },
    ]);
    expect(text.split('\n')).toEqual([
      'watcher is configured by environment variables:',
      '',
      '  A (required)',
      '      One.',
      '  B (default: 5m)',
      '      Two.',
      '  C (default: not set)',
      '      Three.',
      '',
    ]);
  });
});

describe('the README', () => {
  it('has every setting that all services share, with its default, and no other', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, variable, text]) => [
      variable,
      text?.replaceAll('`', ''),
    ]);
    const settings = listSettings({ parseConfig: () => undefined });
    const expected = settings.map(({ variable, defaultText }) => [variable, defaultText ?? 'not set']);
    expect(rows.sort()).toEqual(expected.sort());
  });
});
