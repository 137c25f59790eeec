/** What access-logs.ts compares with: a grpc-js server, the generated decoder, a Map. Run by that benchmark. */
import { Server, ServerCredentials, type ServerReadableStream } from '@grpc/grpc-js';
import { envoy } from '@kestrel/proto/envoy-codecs';

const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;
const counts = new Map<string, number>();

function accept(bytes: Buffer): void {
  const { http_logs: http } = StreamAccessLogsMessage.decode(bytes);
  for (const { common_properties: common, request, response } of http?.log_entry ?? []) {
    const [peer] = common?.tls_properties?.peer_certificate_properties?.subject_alt_name ?? [];
    const path = request?.path?.split('?')[0]?.replaceAll(/\d+/g, '{id}');
    const key = [
      peer?.uri,
      request?.authority,
      request?.request_method,
      path,
      response?.response_code?.value,
    ].join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

const identity = (bytes: Buffer) => bytes;
const server = new Server({ 'grpc-node.flow_control_window': 1_048_576 });
server.addService(
  {
    stream: {
      path: '/envoy.service.accesslog.v3.AccessLogService/StreamAccessLogs',
      requestStream: true,
      responseStream: false,
      requestSerialize: identity,
      requestDeserialize: identity,
      responseSerialize: identity,
      responseDeserialize: identity,
    },
  },
  {
    stream(call: ServerReadableStream<Buffer, Buffer>, answer: (error: null, bytes: Buffer) => void) {
      call.on('data', accept);
      call.on('end', () => answer(null, Buffer.alloc(0)));
    },
  },
);
const port = Number(process.env.PORT);
server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), () => {
  process.stdout.write('listening\n');
});
