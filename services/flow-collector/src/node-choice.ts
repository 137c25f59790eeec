import { shardOfNode } from '@kestrel/flows';

export interface ShardSelection {
  /** Shards that are collected here. */
  readonly open: readonly number[];
  readonly count: number;
  /** Names of nodes as they stand in events. */
  readonly heard: readonly string[];
}

const plainName = /^[A-Za-z0-9._/-]+$/;

/**
 * The relay nodes to ask for by name, without their clusters; undefined: all, unfiltered. Which shard a node is in goes by the
 * name in its events, `<cluster>/<node>`, while the relay may leave out the cluster. So until an event of it was seen a node
 * is asked for that may be another replica's, and its events are left out here.
 */
export function chooseNodes(
  names: readonly string[] | undefined,
  { open, count, heard }: ShardSelection,
): readonly string[] | undefined {
  if (names === undefined || open.length === count || !names.every((name) => plainName.test(name)))
    return undefined;
  const shards = new Set(open);
  const heardAs = Map.groupBy(heard, bareName);
  const isOurs = (name: string) =>
    (heardAs.get(bareName(name)) ?? possibleNames(name)).some((each) => shards.has(shardOfNode(each, count)));
  return [...new Set(names.filter(isOurs).map(bareName))].sort();
}

function possibleNames(name: string): string[] {
  const bare = bareName(name);
  return [name, bare, `default/${bare}`];
}

function bareName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
