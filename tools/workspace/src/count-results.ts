/**
 * Adds up vitest's JSON reports and prints `N passed, N failed, N skipped` as the last line.
 *
 *   node count-results.ts DIR SUITE…
 *
 * A suite without a report, or whose report counts no test, is a failure: it did not run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

const [dir = '.', ...suites] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) add(suite, readReport(suite));
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

function readReport(suite: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, `${suite}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

function add(suite: string, report: Report | undefined): void {
  if (!report || report.numPassedTests + report.numFailedTests === 0) {
    process.stdout.write(`${suite}: did not run\n`);
    total.failed += 1;
    return;
  }
  total.passed += report.numPassedTests;
  // A file that fails to load fails no test of its own.
  total.failed += Math.max(report.numFailedTests, report.success ? 0 : 1);
  total.skipped += report.numPendingTests + report.numTodoTests;
}
