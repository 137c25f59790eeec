import type { LiveObjects } from './live-objects.ts';

/** Something that happens in a cluster, told in steps: it yields after each change that it has made. */
export type Story = Generator<void, void, void>;

/** A kind of story. It makes no change where it finds nothing that it could happen to. */
export interface StoryKind {
  /** kebab-case; names it in metrics and in the control API. */
  readonly name: string;
  /** How often it is chosen, relative to the others. */
  readonly weight: number;
  readonly tell: (objects: LiveObjects) => Story;
}
