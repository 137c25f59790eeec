import { fullJitterBackoff, logFields, sleep } from '@kestrel/service';
import type { Bus } from './bus.ts';
import type { BusMessage } from './bus-message.ts';
import { RefusedError } from './errors.ts';
import { headers } from './headers.ts';
import type { Publisher } from './publisher.ts';

/**
 * Stores a message that cannot be handled on `kestrel.quarantine.<service>`, with the reason and where it came from,
 * so that nothing ends silently. Tries until the bus takes it; only a payload that does not fit is left out.
 * @throws StoppedError, the signal's reason
 */
export async function quarantine(
  bus: Bus,
  publisher: Publisher,
  {
    message,
    reason,
    signal,
  }: { readonly message: BusMessage; readonly reason: string; readonly signal: AbortSignal },
): Promise<void> {
  const { stream, subject, sequence } = message;
  const type = message.header(headers.type);
  const request = {
    subject: `kestrel.quarantine.${bus.context.name}`,
    headers: {
      [headers.source]: bus.context.instance,
      [headers.origin]: `${stream}/${sequence}/${subject}`,
      [headers.reason]: reason.replaceAll(/\s+/g, ' ').slice(0, 1_000),
      ...(type === undefined ? {} : { [headers.type]: type }),
    },
  };
  const backoff = fullJitterBackoff({ baseMs: 500, maxMs: 10_000 });
  let { payload } = message;
  for (;;) {
    try {
      await publisher.publish({ ...request, payload });
      break;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      if (error.reason === 'too-large') payload = new Uint8Array();
    }
    await sleep(backoff.next(), signal);
  }
  bus.metrics.quarantined.inc({ stream });
  const fields = { [logFields.stream]: stream, [logFields.sequence]: sequence, [logFields.reason]: reason };
  bus.context.log.error(fields, 'message-quarantined');
}
