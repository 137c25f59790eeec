/**
 * Runs suites one after the other, each on a machine without a cluster of an earlier one, whatever came of those before it,
 * and prints a table: node run-suites.ts FOLDER SUITE…, with FOLDER for the reports of `make SUITE`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasPassed, type SuiteOutcome, suiteTable } from './suite-table.ts';
import { readTestReport } from './test-report.ts';

const [folder = '', ...suites] = process.argv.slice(2);
for (const suite of suites) rmSync(join(folder, `${suite}.json`), { force: true });
const outcomes = suites.map(run);
const isClean = make('cluster-down') === 0;
process.stdout.write(`\n${suiteTable(outcomes)}\n`);
if (!isClean) process.stdout.write('make cluster-down failed after the last one, see above\n');
process.exitCode = isClean && outcomes.every(hasPassed) ? 0 : 1;

function run(suite: string): SuiteOutcome {
  process.stdout.write(`\nmake ${suite}\n`);
  const started = performance.now();
  // Where it fails, those that need a cluster say why they get none.
  make('cluster-down');
  const exitCode = make(suite);
  const totalMs = performance.now() - started;
  return { suite, exitCode, totalMs, report: readTestReport(folder, suite) };
}

/** Not a part of the make that started this, so that its flags and levels stay its own. */
function make(target: string): number {
  const { MAKEFLAGS, MAKELEVEL, MFLAGS, ...env } = process.env;
  return spawnSync('make', [target], { stdio: 'inherit', env }).status ?? 1;
}
