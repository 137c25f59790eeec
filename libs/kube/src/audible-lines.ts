import type { Clock } from '@kestrel/service';
import type { KubeWatch } from './kube-client.ts';
import { KubeConnectionError } from './kube-error.ts';

/**
 * An API server sends a bookmark about once a minute. Measured: a watch whose version is the newest gets its first one
 * only after two, so silence is a reason to ask anew, and no proof that anything is wrong.
 */
const silenceLimitMs = 85_000;

/**
 * The lines of a watch, until it ends.
 * @throws KubeConnectionError KUBE_SILENT when none came for `silenceLimitMs` while one was awaited; and what `watch.lines` throws
 */
export async function* audibleLines(watch: KubeWatch, clock: Clock): AsyncGenerator<Buffer> {
  let isSilent = false;
  const listen = () =>
    clock.setTimer(silenceLimitMs, () => {
      isSilent = true;
      watch.close();
    });
  let stopListening = listen();
  try {
    for await (const line of watch.lines) {
      stopListening();
      yield line;
      stopListening = listen();
    }
  } finally {
    stopListening();
    watch.close();
  }
  if (isSilent) throw new KubeConnectionError('KUBE_SILENT', `nothing came for ${silenceLimitMs / 1000} s`);
}
