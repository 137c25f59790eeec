import { crash, flapReadiness } from './crashes.ts';
import { runCronJob } from './cron-runs.ts';
import { previewEnvironment } from './namespace-lifetimes.ts';
import { nodeHeartbeat, nodeTrouble } from './node-stories.ts';
import { editPolicy, recreatePolicy } from './policy-changes.ts';
import { rollOut } from './rollout.ts';
import { replaceMember, scale } from './scaling.ts';
import type { StoryKind } from './story.ts';
import { warn } from './warnings.ts';

/** Everything that happens by itself. Weights count stories, not changes: a rollout makes a dozen, a heartbeat one. */
export const storyKinds: readonly StoryKind[] = [
  { name: 'node-heartbeat', weight: 30, tell: nodeHeartbeat },
  { name: 'readiness-flap', weight: 15, tell: flapReadiness },
  { name: 'warning', weight: 12, tell: warn },
  { name: 'crash', weight: 10, tell: crash },
  { name: 'scaling', weight: 10, tell: scale },
  { name: 'rollout', weight: 8, tell: rollOut },
  { name: 'cron-run', weight: 6, tell: runCronJob },
  { name: 'policy-edit', weight: 4, tell: editPolicy },
  { name: 'member-replacement', weight: 3, tell: replaceMember },
  { name: 'node-trouble', weight: 2, tell: nodeTrouble },
  { name: 'policy-recreation', weight: 2, tell: recreatePolicy },
  { name: 'preview-environment', weight: 1, tell: previewEnvironment },
];
