import { expect, test } from 'vitest';
import { nodeConditionRule } from './node-condition-rule.ts';

const judge = (...conditions: [string, string][]) =>
  nodeConditionRule.judge({ conditions: conditions.map(([type, status]) => ({ type, status })) });

test.each([
  [[['Ready', 'True']], false],
  [[['Ready', 'False']], true],
  [[['Ready', 'Unknown']], true],
  [
    [
      ['Ready', 'True'],
      ['MemoryPressure', 'True'],
    ],
    true,
  ],
  [
    [
      ['Ready', 'True'],
      ['DiskPressure', 'False'],
    ],
    false,
  ],
  [
    [
      ['Ready', 'True'],
      ['NetworkUnavailable', 'True'],
    ],
    true,
  ],
  [
    [
      ['Ready', 'True'],
      ['KernelDeadlock', 'True'],
    ],
    false,
  ],
] as [[string, string][], boolean][])('conditions %j are trouble: %s', (conditions, expected) => {
  expect(judge(...conditions).trouble).toBe(expected);
});

test('a heartbeat, or another order, is no change', () => {
  const heartbeat = nodeConditionRule.judge({
    conditions: [{ type: 'Ready', status: 'True', last_heartbeat_time: { seconds: 5 } }],
  });
  expect(heartbeat.key).toBe(judge(['Ready', 'True']).key);
  expect(judge(['PIDPressure', 'False'], ['Ready', 'True']).key).toBe(
    judge(['Ready', 'True'], ['PIDPressure', 'False']).key,
  );
  expect(judge(['Ready', 'Unknown']).key).not.toBe(judge(['Ready', 'False']).key);
});
