import type { Ledger } from '@kestrel/flows';
import { envoy } from '@kestrel/proto/envoy-codecs';
import type { AccessLogMerger } from '../../src/merging.ts';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;

type Message = envoy.service.accesslog.v3.StreamAccessLogsMessage;

/** Stands where the merger does and keeps who sent which entries. */
export class EntryRecorder implements AccessLogMerger {
  /** Log names of the streams that came, by the sidecar's node id. */
  readonly streams: { readonly node: string; readonly logName: string }[] = [];
  /** `<node> <provider> <stream id>` of every entry. */
  readonly entries: string[] = [];

  openConnection() {
    return { openStream: () => this.#openStream(), close: () => undefined };
  }

  nextBatch(): undefined {
    return undefined;
  }

  settle(): void {
    throw new Error('there was no batch');
  }

  flush(): void {
    // There is no window.
  }

  details(): object {
    return {};
  }

  ledger(): Ledger<string, string> {
    return { received: this.entries.length, stored: 0, open: this.entries.length, filtered: {}, lost: {} };
  }

  #openStream() {
    let node = 'nobody';
    return {
      accept: (bytes: Uint8Array) => {
        const message = StreamAccessLogsMessage.decode(bytes);
        if (message.identifier) {
          node = message.identifier.node?.id ?? '';
          this.streams.push({ node, logName: message.identifier.log_name ?? '' });
        }
        for (const entry of entriesOf(message)) this.entries.push(`${node} ${entry}`);
      },
      close: () => undefined,
    };
  }
}

function entriesOf({ http_logs, tcp_logs }: Message): string[] {
  return [
    ...(http_logs?.log_entry ?? []).map((entry) => `http ${entry.common_properties?.stream_id}`),
    ...(tcp_logs?.log_entry ?? []).map((entry) => `tcp ${entry.common_properties?.stream_id}`),
  ];
}
