import { basename } from 'node:path';
import { countFailures, countSkipped, type TestReport } from './test-report.ts';

/** What came of `make <suite>`. */
export interface SuiteOutcome {
  readonly suite: string;
  readonly exitCode: number;
  readonly totalMs: number;
  /** Undefined where it ended before its tests. */
  readonly report: TestReport | undefined;
}

const header = ['suite', 'result', 'passed', 'failed', 'skipped', 'prepared', 'tested'];

export function hasPassed({ exitCode, report }: SuiteOutcome): boolean {
  return exitCode === 0 && report !== undefined && countFailures(report) === 0;
}

/** A line for each suite, one for all, and what failed by name. Times are minutes and seconds. */
export function suiteTable(outcomes: readonly SuiteOutcome[]): string {
  const rows = [header, ...outcomes.map(toRow), totalRow(outcomes)];
  const table = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(12) : cell.padStart(9))).join(''),
  );
  return [...table, ...outcomes.flatMap(failures)].join('\n');
}

function toRow(outcome: SuiteOutcome): string[] {
  const { suite, report, totalMs } = outcome;
  if (report === undefined) return [suite, 'not run', '', '', '', minutes(totalMs), ''];
  const tested = testMs(report);
  return [
    suite,
    hasPassed(outcome) ? 'passed' : 'failed',
    String(report.numPassedTests),
    String(countFailures(report)),
    String(countSkipped(report)),
    minutes(totalMs - tested),
    minutes(tested),
  ];
}

function totalRow(outcomes: readonly SuiteOutcome[]): string[] {
  const reports = outcomes.flatMap(({ report }) => report ?? []);
  const sum = (of: (report: TestReport) => number) => reports.reduce((total, each) => total + of(each), 0);
  const tested = sum(testMs);
  const total = outcomes.reduce((ms, { totalMs }) => ms + totalMs, 0);
  return [
    'all',
    outcomes.every(hasPassed) ? 'passed' : 'failed',
    String(sum(({ numPassedTests }) => numPassedTests)),
    String(sum(countFailures)),
    String(sum(countSkipped)),
    minutes(total - tested),
    minutes(tested),
  ];
}

function failures(outcome: SuiteOutcome): string[] {
  const { suite, report } = outcome;
  if (hasPassed(outcome)) return [];
  if (report === undefined) return [`${suite}: ended before its tests, see above`];
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    const place = `${suite}: ${basename(name)}`;
    if (failed.length > 0) return failed.map(({ fullName }) => `${place}: ${fullName}`);
    return status === 'failed' ? [`${place}: ${message.split('\n', 1)[0]}`] : [];
  });
}

function testMs({ startTime, testResults }: TestReport): number {
  return Math.max(startTime, ...testResults.map(({ endTime }) => endTime)) - startTime;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
