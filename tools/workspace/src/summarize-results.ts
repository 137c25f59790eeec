/**
 * A table of what suites wrote as JSON: node summarize-results.ts FOLDER SUITE…
 * A suite without a result did not run, which is a failure as well.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly startTime: number;
  readonly testResults: readonly { readonly endTime: number }[];
}

const [folder = '', ...suites] = process.argv.slice(2);
const rows = suites.map(readRow);
const header = ['suite', 'result', 'passed', 'failed', 'skipped', 'seconds'];
for (const row of [header, ...rows]) {
  console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(14) : cell.padStart(9))).join(' '));
}
if (rows.some(([, result]) => result !== 'passed')) process.exitCode = 1;

function readRow(suite: string): string[] {
  const file = join(folder, `${suite}.json`);
  if (!existsSync(file)) return [suite, 'not run', '', '', '', ''];
  const results: Results = JSON.parse(readFileSync(file, 'utf8'));
  const end = Math.max(results.startTime, ...results.testResults.map(({ endTime }) => endTime));
  return [
    suite,
    results.success ? 'passed' : 'failed',
    String(results.numPassedTests),
    String(results.numFailedTests),
    String(results.numPendingTests),
    String(Math.round((end - results.startTime) / 1000)),
  ];
}
