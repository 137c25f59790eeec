import { envoy } from '@kestrel/proto/envoy-codecs';
import type { Call } from './call.ts';
import { asPeriodic, type Common, commonOf, httpEntryOf, type Side, tcpEntryOf } from './call-entries.ts';
import { anyStamp, EntryTemplate } from './entry-template.ts';

/** What Istio's two extension providers for access logs are called here. */
export type Provider = 'http' | 'tcp';

/** One entry of a call: whose sidecar logs it through which provider, and whether it is the one that counts. */
export interface CallEntry {
  readonly side: Side;
  readonly provider: Provider;
  readonly template: EntryTemplate;
  readonly isCounted: boolean;
}

const { HTTPAccessLogEntry, TCPAccessLogEntry } = envoy.data.accesslog.v3;
/** How often a long connection shows before its end. */
const periods = 2;

/**
 * The entries of a call, in order. Both sidecars have both providers, as existing installations do, so nearly every call
 * gives four; the one that counts is the server's, of the provider whose protocol it is.
 */
export function entriesOf(call: Call): readonly CallEntry[] {
  const sides: readonly Side[] = call.kind === 'unreachable' ? ['client'] : ['client', 'server'];
  return sides.flatMap((side) => {
    const common = commonOf(call, side, anyStamp);
    const isDeciding = side === sides.at(-1);
    const counted: Provider = call.request === undefined ? 'tcp' : 'http';
    return (['http', 'tcp'] as const).flatMap((provider) => [
      ...periodic(call, side, provider, common),
      {
        side,
        provider,
        template: templateOf(call, side, provider, common),
        isCounted: isDeciding && provider === counted,
      },
    ]);
  });
}

function periodic(call: Call, side: Side, provider: Provider, common: Common): CallEntry[] {
  if (call.kind !== 'long-tcp') return [];
  const template = templateOf(call, side, provider, asPeriodic(common));
  return Array.from({ length: periods }, () => ({ side, provider, template, isCounted: false }));
}

function templateOf(call: Call, side: Side, provider: Provider, common: Common): EntryTemplate {
  return new EntryTemplate(
    provider === 'http'
      ? HTTPAccessLogEntry.encode(httpEntryOf(call, side, common)).finish()
      : TCPAccessLogEntry.encode(tcpEntryOf(common)).finish(),
  );
}
