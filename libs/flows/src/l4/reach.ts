import { compareTimes, type EventTime } from './event-time.ts';
import { noUuids, type UuidList } from './uuid-list.ts';

/**
 * Which events of a node are accounted for: those up to `floor`, and later ones with these uuids. An agent may send an
 * event late, so one between `floor` and `through` that is not in the list is new; without a uuid nobody can tell, and
 * all up to `through` are accounted for.
 */
export interface Reach {
  /** Time of the newest. */
  readonly through: EventTime;
  /** Not later than `through`. */
  readonly floor: EventTime;
  readonly uuids: UuidList;
}

/** Everything up to a time. */
export function reachThrough(through: EventTime): Reach {
  return { through, floor: through, uuids: noUuids };
}

/** With at most so many uuids. What is behind the ones that are left out is accounted for. */
export function shorten(reach: Reach, maxUuids: number): Reach {
  const { through, floor, uuids } = reach;
  if (uuids.length <= maxUuids) return reach;
  if (maxUuids === 0) return reachThrough(through);
  const lastLeftOut = uuids.timeAt(uuids.length - maxUuids - 1);
  if (compareTimes(lastLeftOut, through) >= 0) return reachThrough(through);
  return {
    through,
    floor: compareTimes(lastLeftOut, floor) > 0 ? lastLeftOut : floor,
    uuids: uuids.newest(maxUuids),
  };
}
