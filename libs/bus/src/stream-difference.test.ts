import { describe, expect, it } from 'vitest';
import { compareStream, describeDifference, toStreamConfig } from './stream-difference.ts';
import { bucketSpecs, streamSpec, streamSpecs } from './stream-specs.ts';

const size = { maxBytes: 1024, replicas: 1 };
const audit = toStreamConfig(streamSpec('KESTREL_AUDIT'), size);

describe('compareStream', () => {
  it('finds nothing where the server only left out what is false, or sorted the subjects', () => {
    const events = toStreamConfig(streamSpec('KESTREL_FLOWS'), size);
    const { deny_delete: _, allow_direct: __, ...rest } = events;
    expect(compareStream({ ...rest, subjects: [...(events.subjects ?? [])].reverse() }, events)).toEqual([]);
  });

  it.each([
    ['storage', 'memory', false],
    ['retention', 'workqueue', false],
    ['discard', 'old', true],
    ['max_age', 1, true],
    ['max_bytes', 5, true],
    ['num_replicas', 3, true],
    ['subjects', ['x'], true],
    ['deny_purge', false, true],
    ['max_msgs_per_subject', 9, true],
  ])('names a different %s', (setting, value, changeable) => {
    const differences = compareStream({ ...audit, [setting]: value }, audit);
    expect(differences).toMatchObject([{ setting, actual: value, changeable }]);
  });

  it('knows that a denial cannot be taken back', () => {
    const open = toStreamConfig(streamSpec('KESTREL_EVENTS'), size);
    const [difference] = compareStream({ ...open, deny_delete: true }, open);
    expect(difference).toMatchObject({ setting: 'deny_delete', changeable: false });
  });

  it('describes a difference in a sentence', () => {
    const [difference] = compareStream({ ...audit, discard: 'old' }, audit);
    expect(difference && describeDifference(difference)).toBe('discard is "old", declared "new"');
  });
});

describe('the declarations', () => {
  it('never evict work, audit or inventory', () => {
    for (const name of ['KESTREL_CONTROL', 'KESTREL_AUDIT', 'KESTREL_INVENTORY']) {
      expect(streamSpec(name).discard, name).toBe('new');
    }
  });

  it('bound every stream and bucket in bytes', () => {
    for (const spec of [...streamSpecs, ...bucketSpecs])
      expect(spec.defaultMaxBytes, spec.name).toBeGreaterThan(0);
  });

  it('finds buckets by their own name', () => {
    expect(streamSpec('kestrel_leases').name).toBe('KV_kestrel_leases');
    expect(() => streamSpec('other')).toThrow(RangeError);
  });
});
