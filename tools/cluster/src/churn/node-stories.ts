import { buildEvent } from '../world/event.ts';
import type { Node } from '../world/kinds.ts';
import { beatHeart, setCondition } from '../world/node.ts';
import type { LiveObjects } from './live-objects.ts';
import type { Story } from './story.ts';

/** The kubelet reports that nothing has changed. */
export function* nodeHeartbeat(objects: LiveObjects): Story {
  const node = objects.pick<Node>('nodes');
  if (node && objects.change(node, (current) => beatHeart(current, objects.nowMs))) yield;
}

/** A node gets into trouble and out of it. */
export function* nodeTrouble(objects: LiveObjects): Story {
  const node = objects.pick<Node>('nodes');
  if (node === undefined) return;
  const trouble = objects.world.random.pick(troubles);
  const release = objects.claim(node);
  try {
    if (trouble === undefined) return;
    for (const { status, reason } of [trouble.bad, trouble.good]) {
      if (
        !objects.change(node, (current) => setCondition(current, trouble.type, status, reason, objects.nowMs))
      )
        return;
      yield;
      if (status === trouble.bad.status && objects.raise(warningAbout(objects, node, reason))) yield;
    }
  } finally {
    release();
  }
}

const troubles = [
  {
    type: 'Ready',
    bad: { status: 'Unknown', reason: 'NodeStatusUnknown' },
    good: { status: 'True', reason: 'KubeletReady' },
  },
  {
    type: 'MemoryPressure',
    bad: { status: 'True', reason: 'KubeletHasInsufficientMemory' },
    good: { status: 'False', reason: 'KubeletHasSufficientMemory' },
  },
  {
    type: 'DiskPressure',
    bad: { status: 'True', reason: 'KubeletHasDiskPressure' },
    good: { status: 'False', reason: 'KubeletHasNoDiskPressure' },
  },
] as const;

function warningAbout(objects: LiveObjects, node: Node, reason: string) {
  return buildEvent(objects.world, {
    about: node,
    reason,
    message: `Node ${node.metadata.name} status is now: ${reason}`,
    component: 'node-controller',
    nowMs: objects.nowMs,
  });
}
