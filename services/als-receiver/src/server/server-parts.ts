import type { Clock } from '@kestrel/service';
import type { ServerLimits } from '../config.ts';
import type { AlsMetrics } from '../metrics.ts';
import type { StreamFault, StreamSink } from './access-log-stream.ts';
import type { PartialBytes } from './partial-bytes.ts';

/** One HTTP/2 connection of a proxy, whose streams belong together. */
export interface ConnectionSink {
  openStream(): StreamSink;
  close(): void;
}

/** What connections and streams of a server share. */
export interface ServerParts {
  readonly limits: ServerLimits;
  readonly metrics: AlsMetrics;
  readonly clock: Clock;
  readonly partial: PartialBytes;
  readonly openSink: () => ConnectionSink;
  readonly isServing: () => boolean;
  readonly onStreamFault: (fault: StreamFault) => void;
  /** A message was cut off: nobody knows how many entries it had. */
  readonly onBrokenMessage: () => void;
}
