import { describe, expect, it } from 'vitest';
import { fieldTables } from '../generated/field-tables.ts';
import { type Carrier, carriers } from './carriers.ts';

const streams = ['Data', 'Control', 'Flows', 'Events', 'Logs'] as const;

function carriersOfTables(): Record<string, Partial<Carrier>> {
  const found: Record<string, Record<string, number>> = {};
  for (const stream of streams) {
    for (const row of fieldTables.messages[`cloud.v1.Stream${stream}Request`] ?? []) {
      if (row.oneof !== 'request') continue;
      found[row.type] = { ...found[row.type], [stream.toLowerCase()]: row.number };
    }
  }
  for (const [type, carrier] of Object.entries(found)) {
    const action = fieldTables.messages[type]?.find((row) => row.type === 'cloud.v1.Action');
    if (action) carrier.action = action.number;
  }
  return found;
}

describe('carriers', () => {
  it('says of every message that a stream carries what the field tables say, and of no other', () => {
    expect({ ...carriers }).toEqual(carriersOfTables());
  });

  it('finds nothing under a name that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) expect(carriers[name]).toBeUndefined();
  });
});
