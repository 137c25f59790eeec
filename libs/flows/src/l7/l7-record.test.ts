import { cloud } from '@kestrel/proto';
import { expect, it } from 'vitest';
import { http, httpEntry, identifier, ordersIp, send, serverSide, startL7 } from '../../test/access-logs.ts';
import { splitBatch } from '../record-batch.ts';

it('a record has the bytes that the generated codec writes', () => {
  const { merger } = startL7({ headers: ['x-team'] });
  const stream = merger.openConnection().openStream();
  const request = {
    request_method: 3,
    path: '/shop.v1.Orders/Get',
    authority: 'orders.shop',
    request_headers: { 'x-team': 'green' },
    request_body_bytes: 7,
  };
  const response = {
    response_code: { value: 200 },
    response_body_bytes: 300,
    response_trailers: { 'grpc-status': '0' },
  };
  const common = serverSide({ upstream_request_attempt_count: 2, response_flags: { local_reset: true } });
  send(stream, {
    ...identifier('orders', ordersIp),
    ...http(httpEntry(common, { protocol_version: 3, request, response })),
  });
  merger.flush();
  const [record] = splitBatch(merger.nextBatch()?.payload ?? new Uint8Array(0));
  const decoded = cloud.v1.L7AccessLog.decode(record ?? new Uint8Array(0));
  expect(Buffer.from(cloud.v1.L7AccessLog.encode(decoded).finish())).toEqual(Buffer.from(record ?? []));
  expect(JSON.parse(JSON.stringify(decoded))).toMatchObject({
    protocol: 'TCP',
    http_data: {
      version: 'HTTP/2',
      request_headers: { 'x-team': 'green' },
      upstream_request_attempt_count: 2,
    },
  });
  // What a consumer of the bus relies on: these bytes mean this call, in every version.
  expect(Buffer.from(record ?? []).toString('hex')).toMatchInlineSnapshot(
    `"0a0908c08df6d70610882712250a0831302e302e302e311a0473686f70220e536572766963654163636f756e742a037765621a2f0a0831302e302e302e3210903f1a0473686f70220a4465706c6f796d656e742a066f726465727332066f72646572732203544350280332720a04504f535412132f73686f702e76312e4f72646572732f4765741a06485454502f32220b6f72646572732e73686f70320f0a06782d7465616d1205677265656e38c80142100a0b677270632d737461747573120130480750ac0262024c5282010d446f776e73747265616d456e64900102400248ac02500758016243736964656361727e31302e302e302e327e6f72646572732d3566366438633962372d61316232632e73686f707e73686f702e7376632e636c75737465722e6c6f63616c6a0b6f72646572732e73686f7070017a0908c08df6d70610882782010908c08df6d706108827"`,
  );
});
