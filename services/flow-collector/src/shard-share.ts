import type { FlowShard } from '@kestrel/bus';

export interface ShardView {
  readonly count: number;
  /** Processes that collect, this one included. */
  readonly members: number;
  /** Shards that this process has or tries to get. */
  readonly own: readonly number[];
  /** Shards that somebody holds, this process included. */
  readonly held: readonly FlowShard[];
}

export interface ShardMoves {
  readonly take: readonly number[];
  /** After what was counted is stored. */
  readonly giveUp: readonly number[];
  /** At once and unstored: who has them under another number counts the same. */
  readonly abandon: readonly number[];
}

/**
 * What to do for everybody to have a fair share: at most the number of shards by the number of members, rounded up. Only
 * free shards are taken, in random order, so that members that look at the same time seldom try the same one. While a
 * shard of another number of shards is held, as during an update that changes it, nothing is taken: both would count the
 * same nodes. Where both kinds found everything free at the same moment, those of the smaller number go.
 */
export function planShards(view: ShardView, random: () => number = Math.random): ShardMoves {
  const { count, members, own, held } = view;
  const nothing: ShardMoves = { take: [], giveUp: [], abandon: [] };
  if (held.some((shard) => shard.count > count)) return { ...nothing, abandon: own };
  const share = Math.ceil(count / Math.max(1, members));
  if (own.length >= share) return { ...nothing, giveUp: own.slice(share) };
  if (held.some((shard) => shard.count !== count)) return nothing;
  const taken = new Set([...own, ...held.map(({ index }) => index)]);
  const free = Array.from({ length: count }, (_, index) => index).filter((index) => !taken.has(index));
  const order = free.map((index) => ({ index, rank: random() })).sort((a, b) => a.rank - b.rank);
  return { ...nothing, take: order.slice(0, share - own.length).map(({ index }) => index) };
}
