import { createReflector, type KubeClient, type Reflector, type ReflectorHandler } from '@kestrel/kube';
import { type Clock, logFields, type ServiceContext } from '@kestrel/service';
import type { WatchedKind } from '../kinds/watched-kind.ts';

const betweenRelistsMs = 20_000;

/** The reflector of one kind, which can be made to begin anew. */
export class KindRunner {
  readonly #kind: WatchedKind;
  readonly #options: {
    readonly client: KubeClient;
    readonly context: ServiceContext;
    readonly clock: Clock;
    readonly handler: ReflectorHandler;
  };
  #reflector: Reflector | undefined;
  #lastRelistMs = Number.NEGATIVE_INFINITY;
  #cancelRelist: (() => void) | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    kind: WatchedKind,
    options: {
      readonly client: KubeClient;
      readonly context: ServiceContext;
      readonly clock: Clock;
      readonly handler: ReflectorHandler;
    },
  ) {
    this.#kind = kind;
    this.#options = options;
  }

  get isStarted(): boolean {
    return this.#reflector !== undefined;
  }

  start(): void {
    if (this.#isStopped) return;
    const { client, context, clock, handler } = this.#options;
    const { resource, fieldSelector, unread } = this.#kind;
    this.#reflector = createReflector({
      client,
      context,
      resource,
      handler,
      unread,
      clock,
      ...(fieldSelector === undefined ? {} : { fieldSelector }),
    });
    void this.#reflector.start(neverAborted);
  }

  /** Lists the kind again: at once, and no more than every 20 s. */
  relist(): void {
    if (this.#cancelRelist || !this.isStarted || this.#isStopped) return;
    const { clock, context } = this.#options;
    const waitMs = Math.max(0, this.#lastRelistMs + betweenRelistsMs - clock.monotonicMs());
    this.#cancelRelist = clock.setTimer(waitMs, () => {
      this.#cancelRelist = undefined;
      this.#lastRelistMs = clock.monotonicMs();
      context.log.info({ [logFields.resource]: this.#kind.resource.plural }, 'kind-listed-again');
      this.#turn = this.#turn.then(() => this.#restart());
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelRelist?.();
    await this.#turn;
    await this.#reflector?.stop(neverAborted);
  }

  async #restart(): Promise<void> {
    await this.#reflector?.stop(neverAborted);
    this.start();
  }
}

/** A reflector starts and stops without waiting for anybody. */
const neverAborted = new AbortController().signal;
