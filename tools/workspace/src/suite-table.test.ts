import { expect, test } from 'vitest';
import { hasPassed, type SuiteOutcome, suiteTable } from './suite-table.ts';
import type { TestReport } from './test-report.ts';

const report: TestReport = {
  success: true,
  numPassedTests: 9,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  startTime: 1_000,
  testResults: [
    { name: '/x/a.test.ts', status: 'passed', message: '', endTime: 81_000, assertionResults: [] },
  ],
};
const passed: SuiteOutcome = { suite: 'e2e', exitCode: 0, totalMs: 125_000, report };

test('a line says what came of a suite, how long it was prepared and how long it ran', () => {
  expect(suiteTable([passed])).toBe(
    [
      'suite          result   passed   failed  skipped prepared   tested',
      'e2e            passed        9        0        1     0:45     1:20',
      'all            passed        9        0        1     0:45     1:20',
    ].join('\n'),
  );
});

test('failed tests are named below the table', () => {
  const failed = report.testResults.map((file) => ({
    ...file,
    status: 'failed',
    assertionResults: [
      { status: 'passed', fullName: 'it starts' },
      { status: 'failed', fullName: 'it ends' },
    ],
  }));
  const outcome = { ...passed, exitCode: 1, report: { ...report, numFailedTests: 1, testResults: failed } };
  expect(hasPassed(outcome)).toBe(false);
  const lines = suiteTable([outcome, passed]).split('\n');
  expect(lines.slice(3)).toEqual([expect.stringMatching(/^all +failed +18 +1 /), 'e2e: a.test.ts: it ends']);
});

test('a file that did not load fails the suite with its message', () => {
  const files = report.testResults.map((file) => ({
    ...file,
    status: 'failed',
    message: 'no cluster\nat …',
  }));
  const outcome = { ...passed, exitCode: 1, report: { ...report, success: false, testResults: files } };
  expect(suiteTable([outcome])).toMatch(/^e2e +failed +9 +1 /m);
  expect(suiteTable([outcome])).toMatch(/\ne2e: a\.test\.ts: no cluster$/);
});

test('a suite that ended before its tests is none that passed', () => {
  const outcome = { ...passed, exitCode: 2, report: undefined };
  expect(hasPassed(outcome)).toBe(false);
  expect(suiteTable([outcome])).toMatch(/^e2e +not run +2:05 +$/m);
  expect(suiteTable([outcome])).toMatch(/\ne2e: ended before its tests, see above$/);
});

test('green tests whose command failed have not passed', () => {
  expect(suiteTable([{ ...passed, exitCode: 1 }])).toMatch(/^e2e +failed +9 +0 /m);
});
