/** What a stream must be. Sizes and copies are the operator's to choose; the rest is not. */
export interface StreamSpec {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly retention: 'limits' | 'workqueue';
  readonly discard: 'old' | 'new';
  /** 0: for ever. */
  readonly maxAgeMs: number;
  /** -1: no bound. */
  readonly maxMessagesPerSubject: number;
  readonly defaultMaxBytes: number;
  /** How long a message id is remembered; 0: the server's default of 2 minutes, or less where messages live shorter. */
  readonly duplicateWindowMs: number;
  readonly denyDelete: boolean;
  readonly denyPurge: boolean;
  readonly allowRollup: boolean;
  readonly allowDirect: boolean;
  /** May lose the last second at a power cut, where the server can trade that for speed. */
  readonly losesLastSecond: boolean;
}

const MiB = 1024 * 1024;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const stream = {
  retention: 'limits',
  discard: 'new',
  maxAgeMs: 0,
  maxMessagesPerSubject: -1,
  duplicateWindowMs: 0,
  denyDelete: false,
  denyPurge: false,
  allowRollup: false,
  allowDirect: false,
  losesLastSecond: false,
} as const satisfies Partial<StreamSpec>;

/** As long as a source may be away from the bus and still have a lost acknowledgement repeated, not the message. */
const duplicateWindowMs = 30 * minuteMs;

export const inventoryStream = 'KESTREL_INVENTORY';
export const eventsStream = 'KESTREL_EVENTS';
export const flowsStream = 'KESTREL_FLOWS';
export const controlStream = 'KESTREL_CONTROL';
export const auditStream = 'KESTREL_AUDIT';
export const quarantineStream = 'KESTREL_QUARANTINE';

export const streamSpecs: readonly StreamSpec[] = [
  {
    ...stream,
    name: inventoryStream,
    subjects: ['kestrel.inventory.>'],
    maxMessagesPerSubject: 1,
    defaultMaxBytes: 512 * MiB,
  },
  {
    ...stream,
    name: eventsStream,
    subjects: ['kestrel.events.>'],
    discard: 'old',
    maxAgeMs: dayMs,
    defaultMaxBytes: 256 * MiB,
    duplicateWindowMs,
  },
  {
    ...stream,
    name: flowsStream,
    subjects: ['kestrel.flows.l4.*', 'kestrel.flows.l7.*'],
    discard: 'old',
    maxAgeMs: dayMs,
    defaultMaxBytes: 1024 * MiB,
    duplicateWindowMs,
    losesLastSecond: true,
  },
  {
    ...stream,
    name: controlStream,
    subjects: ['kestrel.control.request.*', 'kestrel.control.response.*'],
    retention: 'workqueue',
    defaultMaxBytes: 128 * MiB,
    duplicateWindowMs,
    denyPurge: true,
  },
  {
    ...stream,
    name: auditStream,
    subjects: ['kestrel.audit.*'],
    maxAgeMs: 90 * dayMs,
    defaultMaxBytes: 256 * MiB,
    duplicateWindowMs,
    denyDelete: true,
    denyPurge: true,
  },
  {
    ...stream,
    name: quarantineStream,
    subjects: ['kestrel.quarantine.*'],
    discard: 'old',
    maxAgeMs: 30 * dayMs,
    defaultMaxBytes: 64 * MiB,
    duplicateWindowMs,
    denyDelete: true,
  },
];

/** Age at which the bus forgets a lease that is not renewed. */
export const leaseTtlMs = 5_000;

export const leasesBucket = 'kestrel_leases';
export const reportersBucket = 'kestrel_reporters';
export const totalsBucket = 'kestrel_totals';
export const proposalsBucket = 'kestrel_proposals';

/** Key-value buckets, each a stream as the `nats` command line would make it. */
export const bucketSpecs: readonly StreamSpec[] = [
  bucket(leasesBucket, { maxAgeMs: leaseTtlMs, defaultMaxBytes: 4 * MiB }),
  bucket(reportersBucket, { maxAgeMs: 5 * minuteMs, defaultMaxBytes: 32 * MiB }),
  bucket(totalsBucket, { maxAgeMs: 7 * dayMs, defaultMaxBytes: 32 * MiB }),
  bucket(proposalsBucket, { maxAgeMs: 0, defaultMaxBytes: 64 * MiB }),
];

/** Name of the stream behind a bucket. */
export function bucketStream(bucketName: string): string {
  return `KV_${bucketName}`;
}

/** Subject of a bucket's key. */
export function keySubject(bucketName: string, key: string): string {
  return `$KV.${bucketName}.${key}`;
}

function bucket(
  name: string,
  { maxAgeMs, defaultMaxBytes }: Pick<StreamSpec, 'maxAgeMs' | 'defaultMaxBytes'>,
): StreamSpec {
  return {
    ...stream,
    name: bucketStream(name),
    subjects: [keySubject(name, '>')],
    maxAgeMs,
    maxMessagesPerSubject: 1,
    defaultMaxBytes,
    denyDelete: true,
    allowRollup: true,
    allowDirect: true,
  };
}

/** @throws RangeError where there is no such stream */
export function streamSpec(name: string): StreamSpec {
  const spec = [...streamSpecs, ...bucketSpecs].find(
    (each) => each.name === name || each.name === bucketStream(name),
  );
  if (spec === undefined) throw new RangeError(`no stream or bucket ${name}`);
  return spec;
}
