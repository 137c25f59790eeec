import { buildTrouble, countAgain } from '../world/event.ts';
import type { Scalable } from '../world/kinds.ts';
import type { LiveObjects } from './live-objects.ts';
import type { Story } from './story.ts';

/** Something is wrong with a Deployment, several times over. */
export function* warn(objects: LiveObjects): Story {
  const about = objects.pick<Scalable>('deployments');
  const event = about && objects.raise(buildTrouble(objects.world, about, objects.nowMs));
  if (event === undefined) return;
  yield;
  const times = objects.world.random.integer(1, 5);
  for (let time = 0; time < times; time += 1) {
    if (objects.change(event, (current) => countAgain(current, objects.nowMs)) === undefined) return;
    yield;
  }
}
