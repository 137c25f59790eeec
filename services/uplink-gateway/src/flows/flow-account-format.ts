import type { ClassSums, FlowAccount, SourceAccount } from './flow-account.ts';
import { flowClasses } from './flow-batch.ts';

/** Undefined where the bytes are no account of flows. */
export function parseFlowAccount(bytes: Uint8Array): FlowAccount | undefined {
  try {
    const { incarnation, position, classes, sources, retired } = JSON.parse(Buffer.from(bytes).toString());
    const account = { incarnation, position, classes, sources, retired };
    return isFlowAccount(account) ? account : undefined;
  } catch {
    return undefined;
  }
}

function isFlowAccount(value: { [Name in keyof FlowAccount]: unknown }): value is FlowAccount {
  const { incarnation, position, classes, sources, retired } = value;
  return (
    typeof incarnation === 'string' &&
    Number.isSafeInteger(position) &&
    flowClasses.every((name) => isClassSums(fieldsOf(classes)[name])) &&
    Object.values(fieldsOf(sources)).every(isSourceAccount) &&
    Array.isArray(retired) &&
    retired.every((mark) => typeof mark === 'string')
  );
}

function isClassSums(value: unknown): value is ClassSums {
  const { retired, ...counts } = fieldsOf(value);
  const names = ['confirmed', 'unconfirmed', 'refused', 'evicted'];
  return typeof retired === 'string' && names.every((name) => Number.isSafeInteger(counts[name]));
}

function isSourceAccount(value: unknown): value is SourceAccount {
  const { through, numbers, totals } = fieldsOf(value);
  const { last, missing } = fieldsOf(numbers);
  return (
    Number.isSafeInteger(through) &&
    Number.isSafeInteger(last) &&
    Array.isArray(missing) &&
    missing.every(Number.isSafeInteger) &&
    typeof totals === 'string'
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
