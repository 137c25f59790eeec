import type { Scalable } from '../world/kinds.ts';

/** Sets wanted and reported replicas alike: everything that was asked for is there. */
export function setReplicas(object: Scalable, replicas: number): void {
  object.spec.replicas = replicas;
  const { readyReplicas: _ready, availableReplicas: _available, ...status } = object.status;
  object.status = {
    ...status,
    observedGeneration: object.metadata.generation ?? 1,
    replicas,
    ...(replicas === 0 ? {} : { readyReplicas: replicas, availableReplicas: replicas }),
  };
}
