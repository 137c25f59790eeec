import type { CallOutcome } from '@kestrel/testkit';

/** What must be known of a call: who called whom, how, what for, and what came of it. */
export type CallRow = readonly [source: string, ...CallOutcome];

interface Kind {
  /** An argument of `workload call`, and its target. */
  readonly flag: 'http' | 'grpc' | 'tcp';
  readonly target: string;
  readonly destination: string;
  readonly path: string;
  readonly code: number;
  /** The policy that refuses it: `none` where no permission matches. */
  readonly refusedBy?: string;
  /** What the policies on trial say, as a receiver's status has it. */
  readonly verdicts: readonly string[];
}

const orders = { destination: 'orders' };
const itemVerdicts = ['deny none: allowed', 'allow ns[market]-policy[try-allow-items]-rule[0]: allowed'];
const otherVerdicts = ['deny none: allowed', 'allow none: denied'];

/** One call of each kind is a round of the caller. */
const kinds: readonly Kind[] = [
  {
    ...orders,
    flag: 'http',
    target: 'http://orders:8080/items/17?token=secret',
    path: '/items/{id}',
    code: 200,
    verdicts: itemVerdicts,
  },
  {
    ...orders,
    flag: 'http',
    target: 'http://orders:8080/items/17/lines?status=404',
    path: '/items/{id}/lines',
    code: 404,
    verdicts: itemVerdicts,
  },
  {
    ...orders,
    flag: 'http',
    target: 'http://orders:8080/trial',
    path: '/trial',
    code: 200,
    verdicts: ['deny ns[market]-policy[try-deny-trial]-rule[0]: denied', 'allow none: denied'],
  },
  {
    ...orders,
    flag: 'http',
    target: 'http://orders:8080/admin/users',
    path: '/admin/users',
    code: 403,
    refusedBy: 'market/deny-admin',
    // The filter of permissions stands behind the one that refused.
    verdicts: ['deny none: allowed'],
  },
  {
    ...orders,
    flag: 'http',
    target: 'http://orders:8080/unlisted',
    path: '/unlisted',
    code: 403,
    refusedBy: 'none',
    verdicts: otherVerdicts,
  },
  {
    flag: 'http',
    target: 'http://ghost:8080/',
    destination: 'ghost',
    path: '/',
    code: 503,
    verdicts: [],
  },
  {
    ...orders,
    flag: 'grpc',
    target: 'orders:9090/shop.Orders/Place',
    path: '/shop.Orders/Place',
    code: 200,
    verdicts: otherVerdicts,
  },
  {
    ...orders,
    flag: 'grpc',
    target: 'orders:9090/shop.Orders/Fail',
    path: '/shop.Orders/Fail',
    code: 200,
    verdicts: otherVerdicts,
  },
  {
    ...orders,
    flag: 'tcp',
    target: 'orders:9000',
    path: '',
    code: 0,
    // The permission on trial speaks of paths, so no TCP connection has it.
    verdicts: ['deny ns[market]-policy[try-deny-tcp]-rule[0]: denied', 'allow none: denied'],
  },
  {
    ...orders,
    flag: 'tcp',
    target: 'orders:9001',
    path: '',
    code: 0,
    refusedBy: 'market/deny-closed-port',
    verdicts: ['deny none: allowed'],
  },
];

/**
 * Arguments with which a pod makes each kind of call that many times. It waits for each answer: where a caller gives up
 * because the machine is busy, its Envoy may never have read the request, and then logs none.
 */
export function callArguments(rounds: number): string[] {
  const flags = (['http', 'grpc', 'tcp'] as const).map((flag) => {
    const targets = kinds.filter((kind) => kind.flag === flag).map(({ target }) => target);
    return `-${flag}=${targets.join(',')}`;
  });
  return ['-every=100ms', '-timeout=60s', `-rounds=${rounds}`, ...flags];
}

/** What the cloud must have after that, by row as JSON. */
export function expectedRows(source: string, rounds: number): Record<string, number> {
  const methods = { http: 'GET', grpc: 'POST', tcp: '' };
  return Object.fromEntries(
    kinds.map(({ flag, destination, path, code, refusedBy }) => {
      const allowed = refusedBy === undefined;
      const row: CallRow = [source, destination, flag.toUpperCase(), methods[flag], path, code, allowed];
      return [JSON.stringify(row), rounds];
    }),
  );
}

/** What a receiver's status says of policies, after so many rounds. */
export function expectedVerdicts(rounds: number): {
  readonly denials: Record<string, number>;
  readonly dryRuns: Record<string, number>;
} {
  const refused = kinds.flatMap(({ refusedBy }) => (refusedBy === undefined ? [] : [refusedBy]));
  const tried = kinds.flatMap(({ verdicts }) => verdicts);
  return { denials: countEach(refused, rounds), dryRuns: countEach(tried, rounds) };
}

function countEach(names: readonly string[], weight: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + weight;
  return counts;
}
