import { createKubeClient, isRetryable, KubeApiError, type KubeClient } from '@kestrel/kube';
import { type Logger, logFields, type ServiceContext, sleep } from '@kestrel/service';
import { type KeySecret, keySecrets } from './key-secrets.ts';
import type { KeysConfig } from './keys-config.ts';

const retryEveryMs = 1_000;

/**
 * Makes the Secrets that are missing and leaves those that are there as they are: keys never change by themselves.
 * Exit code: 0 all are there, 1 the API server refused or did not answer in time (the reason is logged).
 */
export async function setupKeys(config: KeysConfig, context: ServiceContext): Promise<0 | 1> {
  const { log } = context;
  const kube = await createKubeClient(config.kube, context);
  const deadline = AbortSignal.timeout(config.timeoutMs);
  try {
    for (const secret of keySecrets(config)) {
      await untilAnswered(() => ensureSecret(kube, config, secret, log, deadline), deadline);
    }
    return 0;
  } catch (error) {
    log.error({ [logFields.reason]: explain(error, config) }, 'keys-not-made');
    return 1;
  } finally {
    await kube.stop(AbortSignal.timeout(1_000));
  }
}

async function ensureSecret(
  kube: KubeClient,
  { namespace }: KeysConfig,
  { name, build }: KeySecret,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const collection = `/api/v1/namespaces/${namespace}/secrets`;
  const isThere = await kube.get(`${collection}/${name}`, { signal }).then(() => true, absentAsFalse);
  if (isThere) {
    log.info({ [logFields.name]: name }, 'secret-kept');
    return;
  }
  try {
    await kube.create(collection, await build(), { signal });
    log.info({ [logFields.name]: name }, 'secret-created');
  } catch (error) {
    // Another run was faster: what it made counts.
    if (!(error instanceof KubeApiError && error.status === 409)) throw error;
    log.info({ [logFields.name]: name }, 'secret-kept');
  }
}

function absentAsFalse(error: unknown): false {
  if (error instanceof KubeApiError && error.status === 404) return false;
  throw error;
}

/** @throws the last error when the time is over, or one that will not go away by itself */
async function untilAnswered(attempt: () => Promise<void>, deadline: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (deadline.aborted || !isRetryable(error)) throw error;
      try {
        await sleep(retryEveryMs, deadline);
      } catch {
        throw error;
      }
    }
  }
}

function explain(error: unknown, { namespace, timeoutMs }: KeysConfig): string {
  if (error instanceof KubeApiError && error.status === 403) {
    return `${error.message}; grant create on secrets in namespace ${namespace}, and get on those that it names`;
  }
  if (error instanceof DOMException) return `no answer of the API server in ${timeoutMs / 1000} s`;
  return error instanceof Error ? error.message : String(error);
}
