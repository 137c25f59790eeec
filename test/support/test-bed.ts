import {
  type ApiServer,
  installAuthorizationPolicies,
  type NatsServer,
  Operator,
  type OperatorOptions,
  startApiServer,
  startNatsServer,
} from '@kestrel/testkit';
import { makeNamespace } from './object-makers.ts';
import { type Random, seededRandom } from './random.ts';

export interface TestBed extends AsyncDisposable {
  readonly api: ApiServer;
  readonly nats: NatsServer;
  readonly operator: Operator;
  readonly random: Random;
  readonly namespaces: readonly string[];
}

/** Settings that make the operator notice and retry sooner than in a real cluster, so that a test need not wait. */
export const quickRetries = { RECONNECT_MAX_DELAY: '2s' };

/** Real servers, the real API server's objects in three namespaces, and the built operator on top. */
export async function startTestBed(options: Partial<OperatorOptions> = {}): Promise<TestBed> {
  const random = seededRandom(Number(process.env.SEED || 1));
  const namespaces = ['shop', 'ops', 'data'];
  const stack = new AsyncDisposableStack();
  try {
    const [api, nats] = await Promise.all([startApiServer(), startNatsServer()]);
    stack.use(api);
    stack.use(nats);
    await installAuthorizationPolicies(api.admin);
    for (const name of namespaces) await api.admin.create(makeNamespace(name, '', random));
    const operator = await Operator.start({
      natsUrl: nats.url,
      kubeconfig: api.writeKubeconfig(),
      asServiceAccount: true,
      gatewayEnv: quickRetries,
      ...options,
    });
    stack.use(operator);
    const resources = stack.move();
    return {
      api,
      nats,
      operator,
      random,
      namespaces,
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
