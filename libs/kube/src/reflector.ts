import {
  type Clock,
  type Component,
  logFields,
  type ServiceContext,
  systemClock,
  untilAborted,
} from '@kestrel/service';
import { guardHandler } from './guarded-handler.ts';
import type { KubeClient } from './kube-client.ts';
import { hideResource } from './kube-metrics.ts';
import { type KubeResource, resourceLabel } from './kube-object.ts';
import { ObjectMirror } from './object-mirror.ts';
import type { ReflectorHandler, ReflectorState } from './reflector-handler.ts';
import { ReflectorLoop } from './reflector-loop.ts';
import { createPhaseTracker } from './reflector-phase.ts';
import { toUnreadFields } from './unread-fields.ts';

export interface ReflectorOptions {
  readonly client: KubeClient;
  readonly context: ServiceContext;
  readonly resource: KubeResource;
  readonly handler: ReflectorHandler;
  /** For instance `type=Warning`. */
  readonly fieldSelector?: string;
  /**
   * Fields whose values the handler never reads, as names with dots between: `metadata.managedFields`. They may come as
   * null, unparsed. A path that leads through a list holds for each of its elements.
   */
  readonly unread?: readonly string[];
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** `start` returns at once and is called once; after `stop` no method of the handler is called any more. */
export interface Reflector extends Component {
  readonly state: ReflectorState;
  /** Objects known now. */
  readonly size: number;
}

/** Keeps a handler informed of every object of one kind, by list and watch, for as long as it runs, whatever the API server does. */
export function createReflector(options: ReflectorOptions): Reflector {
  const { client, context, resource, clock = systemClock } = options;
  const { metrics } = client;
  const label = resourceLabel(resource);
  const log = context.log.child({ [logFields.resource]: label });
  const handler = guardHandler(options.handler, { resource: label, log, metrics, clock });
  const tracker = createPhaseTracker({ resource: label, handler, log, metrics, clock });
  const mirror = new ObjectMirror(label, handler, metrics);
  const ending = new AbortController();
  const { signal } = ending;
  const room = () => {
    const wait = handler.room();
    return wait && untilAborted(wait, signal);
  };
  const { fieldSelector } = options;
  const unread = toUnreadFields(options.unread ?? []);
  const source = { client, resource, fieldSelector, unread, mirror, room, clock, signal };
  const loop = new ReflectorLoop(source, tracker, log);
  let running: Promise<void> | undefined;

  return {
    name: `reflector-${label}`,
    get state() {
      return tracker.state;
    },
    get size() {
      return mirror.size;
    },
    async start() {
      running ??= loop.run();
    },
    async stop() {
      ending.abort(new Error('the reflector was stopped'));
      await running;
      hideResource(metrics, label);
    },
  };
}
