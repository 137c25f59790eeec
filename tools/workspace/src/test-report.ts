import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What vitest writes with `--reporter=json`, as far as it is read here. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Milliseconds since 1970. */
  readonly startTime: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The report of a suite; undefined where there is none, or none that counts a test: the suite did not run. */
export function readTestReport(folder: string, suite: string): TestReport | undefined {
  try {
    const report: TestReport = JSON.parse(readFileSync(join(folder, `${suite}.json`), 'utf8'));
    return report.numPassedTests + report.numFailedTests === 0 ? undefined : report;
  } catch {
    return undefined;
  }
}

/** A file that fails to load fails no test of its own, and is counted as one. */
export function countFailures({ numFailedTests, success }: TestReport): number {
  return Math.max(numFailedTests, success ? 0 : 1);
}

export function countSkipped({ numPendingTests, numTodoTests }: TestReport): number {
  return numPendingTests + numTodoTests;
}
