import { shardOfNode } from '@kestrel/flows';

export interface ShardSelection {
  /** Shards that are collected here. */
  readonly open: readonly number[];
  readonly count: number;
}

const plainName = /^[A-Za-z0-9._/-]+$/;

/**
 * The relay nodes to ask for by name, without their clusters; undefined: all, unfiltered. Which shard a node is in goes by the
 * name in its events, `<cluster>/<node>`, while the relay may leave out the cluster, so a node may be asked for that is
 * another replica's: its events are then left out here.
 */
export function chooseNodes(
  names: readonly string[] | undefined,
  { open, count }: ShardSelection,
): readonly string[] | undefined {
  if (names === undefined || open.length === count || !names.every((name) => plainName.test(name)))
    return undefined;
  const shards = new Set(open);
  const chosen = names.filter((name) =>
    possibleNames(name).some((each) => shards.has(shardOfNode(each, count))),
  );
  return [...new Set(chosen.map(bareName))].sort();
}

function possibleNames(name: string): string[] {
  const bare = bareName(name);
  return [name, bare, `default/${bare}`];
}

function bareName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
