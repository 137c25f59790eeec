/** What a straightforward receiver does: decode everything with the generated codec, merge in a Map under a text. */
import { envoy } from '@kestrel/proto/envoy-codecs';

interface Merged {
  count: number;
  bytes: number;
  lastSeconds: number;
}

type Entry = envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties;

export class AccessLogBaseline {
  readonly merged = new Map<string, Merged>();

  accept(bytes: Uint8Array): void {
    const message = envoy.service.accesslog.v3.StreamAccessLogsMessage.decode(bytes);
    for (const entry of message.http_logs?.log_entry ?? []) this.#count(entry);
  }

  #count({ common_properties: common, request, response }: Entry): void {
    const key = [
      common?.tls_properties?.peer_certificate_properties?.subject_alt_name?.[0]?.uri,
      common?.downstream_local_address?.socket_address?.address,
      common?.downstream_local_address?.socket_address?.port_value,
      request?.request_method,
      request?.path?.split('?')[0]?.replace(/\/\d+/g, '/{id}'),
      response?.response_code?.value,
    ].join('|');
    const present = this.merged.get(key);
    const seconds = common?.start_time?.seconds ?? 0;
    if (!present) {
      this.merged.set(key, { count: 1, bytes: 0, lastSeconds: seconds });
      return;
    }
    present.count += 1;
    present.bytes += common?.downstream_wire_bytes_sent ?? 0;
    present.lastSeconds = Math.max(present.lastSeconds, seconds);
  }
}
