import { controllerOf, ownerReferencesOf } from '../mapping/metadata.ts';
import { type IntermediateKind, toController } from '../pods/controller-index.ts';
import type { PodGraph } from '../pods/pod-graph.ts';
import type { KindPart } from './kind-part.ts';

/** Tells the pods which controller stands behind their ReplicaSet or Job. */
export function createControllerPart(graph: PodGraph, kind: IntermediateKind): KindPart {
  return {
    apply(object, { namespace, uid }) {
      graph.setController(namespace, uid, toController(controllerOf(ownerReferencesOf(object))));
    },
    gone({ namespace, uid }) {
      graph.setController(namespace, uid, undefined);
    },
    listed() {
      graph.kindListed(kind);
    },
  };
}
