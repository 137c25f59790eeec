import { type BusMessage, headers } from '@kestrel/bus';
import { cloud } from '@kestrel/proto';
import { flatCopy } from '../flat-copy.ts';
import type { InventoryWriter } from '../inventory/inventory-writer.ts';
import { controllerOf, type Identity, type MappingOptions, metadataOf } from '../mapping/metadata.ts';
import { mapPod } from '../mapping/pod.ts';
import { booleanAt, objectAt, stringMapAt } from '../mapping/raw-object.ts';
import { mapWorkload } from '../mapping/workload.ts';
import { isIntermediate, toController } from '../pods/controller-index.ts';
import type { PodGraph } from '../pods/pod-graph.ts';
import type { KindPart } from './kind-part.ts';

export interface PodPart extends KindPart {
  /** A pod that the bus holds from before: counts until pods are listed. @throws Error when it is malformed */
  recall(message: BusMessage): void;
}

/** Publishes pods with their root controller, and those without an owner also as workloads of their own. */
export function createPodPart(writer: InventoryWriter, graph: PodGraph, options: MappingOptions): PodPart {
  function publishWorkload(
    object: Parameters<KindPart['apply']>[0],
    identity: Identity,
    hasOwner: boolean,
  ): void {
    const key = { ...identity, type: 'workload-pod' };
    if (!hasOwner) {
      writer.publish(key, cloud.v1.Workload.encode(mapWorkload(object, 'Pod', options)).finish());
      return;
    }
    const slot = writer.slots.find(key);
    if (slot) writer.remove(slot);
  }

  return {
    apply(object, identity) {
      const message = mapPod(object, options);
      const owners = message.owner_references ?? [];
      const { root, hostNetwork } = graph.setPod({
        ...identity,
        labels: stringMapAt(metadataOf(object), 'labels'),
        controller: toController(controllerOf(owners)),
        hostNetwork: booleanAt(objectAt(object, 'spec'), 'hostNetwork'),
      });
      writer.publish({ ...identity, type: 'pod' }, cloud.v1.Pod.encode(message).finish(), {
        root,
        hostNetwork,
      });
      publishWorkload(object, identity, owners.length > 0);
    },
    gone({ namespace, uid }) {
      graph.removePod(namespace, uid);
    },
    recall(message) {
      const { namespace, name, uid, labels, owner_references } = cloud.v1.Pod.decode(message.payload);
      const controller = toController(controllerOf(owner_references));
      const known = flatCopy({
        namespace,
        name,
        uid,
        labels,
        controller,
        root: message.header(headers.root),
      });
      if (known.controller && known.root !== undefined && isIntermediate(known.controller.kind)) {
        graph.hintRoot(known.controller.kind, known.controller.uid, known.root);
      }
      graph.setPod({ ...known, hostNetwork: message.header(headers.hostNetwork) === 'true' });
    },
  };
}
