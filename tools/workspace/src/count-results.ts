/**
 * Adds up vitest's JSON reports and prints `N passed, N failed, N skipped` as the last line.
 *
 *   node count-results.ts DIR SUITE…
 *
 * A suite that did not run is a failure.
 */
import { countFailures, countSkipped, readTestReport } from './test-report.ts';

const [dir = '.', ...suites] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  const report = readTestReport(dir, suite);
  if (report === undefined) {
    process.stdout.write(`${suite}: did not run\n`);
    total.failed += 1;
    continue;
  }
  total.passed += report.numPassedTests;
  total.failed += countFailures(report);
  total.skipped += countSkipped(report);
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
