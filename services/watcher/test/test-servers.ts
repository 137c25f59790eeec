import {
  type ApiServer,
  collectCluster,
  describeDiff,
  diffInventory,
  eventually,
  expectedInventory,
  type InventoryFilter,
  type NatsServer,
  startApiServer,
  startNatsServer,
  toEntries,
} from '@kestrel/testkit';
import { expect } from 'vitest';
import { BusObserver } from './bus-observer.ts';
import { TestWatcher } from './watcher-process.ts';

/** A cluster, a bus with its streams, and somebody who looks at it. */
export interface TestServers extends AsyncDisposable {
  readonly api: ApiServer;
  readonly nats: NatsServer;
  readonly observer: BusObserver;
  startWatcher(env?: Readonly<Record<string, string>>): Promise<TestWatcher>;
  /** Gives the bus an empty store, with new streams. Resolves when the observer has seen that. */
  emptyBus(): Promise<void>;
  /** Resolves when the bus holds exactly what the cluster has, and says so. */
  untilEqual(filter?: InventoryFilter): Promise<void>;
}

export async function startServers(
  options: { readonly granted?: readonly string[] } = {},
): Promise<TestServers> {
  const [api, nats] = await Promise.all([startApiServer(options), startNatsServer()]);
  const observer = await BusObserver.start(nats.url);
  return {
    api,
    nats,
    observer,
    startWatcher: (env) => TestWatcher.start({ nats, api }, env),
    untilEqual: (filter) =>
      eventually(async () => {
        const expected = toEntries(expectedInventory(await collectCluster(api.admin), filter));
        expect(describeDiff(diffInventory(expected, observer.entries()))).toBe('the inventories are equal');
        expect(observer.isSynced).toBe(true);
      }),
    async emptyBus() {
      const { streams } = observer;
      await nats.restartEmpty();
      await eventually(() => observer.makeStreams());
      await eventually(() => expect(observer.streams).toBeGreaterThan(streams));
    },
    async [Symbol.asyncDispose]() {
      await observer[Symbol.asyncDispose]();
      await Promise.all([api.stop(), nats.stop()]);
    },
  };
}
