import { expect, it } from 'vitest';
import {
  http,
  httpEntry,
  identifier,
  ordersIp,
  send,
  serverSide,
  startL7,
  tcp,
  type,
} from '../../test/access-logs.ts';

const details = 'rbac_access_denied_matched_policy[ns[shop]-policy[deny-port]-rule[0]]';
const deniedConnection = serverSide({
  access_log_type: type.TcpConnectionEnd,
  connection_termination_details: details,
});

/** Two streams of one connection, as both providers of a sidecar have. */
function startProviders() {
  const merging = startL7({ maxDictionaryBytes: 4096 });
  const connection = merging.merger.openConnection();
  const [ofHttp, ofTcp] = [connection.openStream(), connection.openStream()];
  for (const stream of [ofHttp, ofTcp]) send(stream, identifier('orders', ordersIp));
  return { ...merging, ofHttp, ofTcp };
}

it.each(['http', 'tcp'])(
  'a denied connection that both providers tell of is one denial: %s first',
  (first) => {
    const { ofHttp, ofTcp, merger, records } = startProviders();
    const tell = [
      () => send(ofHttp, http({ common_properties: deniedConnection })),
      () => send(ofTcp, tcp({ common_properties: deniedConnection })),
    ];
    for (const one of first === 'http' ? tell : tell.reverse()) one();
    expect(records()).toMatchObject([{ count: 1, allowed: false }]);
    expect(merger.details().denials).toEqual([{ policy: 'shop/deny-port', count: 1 }]);
  },
);

it('denials of connections that only the HTTP provider tells of count when that is certain', () => {
  const { ofHttp, merger, records } = startProviders();
  for (let i = 0; i < 3; i++) send(ofHttp, http({ common_properties: deniedConnection }));
  expect(merger.details().denials).toEqual([]);
  records();
  expect(merger.details().denials).toEqual([{ policy: 'shop/deny-port', count: 3 }]);
});

it('a denial is counted by its policy, whatever happened to the dictionary meanwhile', () => {
  const { ofHttp, merger, records } = startProviders();
  send(ofHttp, http({ common_properties: deniedConnection }));
  for (let i = 0; i < 200; i++) {
    const request = { request_method: 1, path: '/', authority: `host-${i}.example.com` };
    const response = { response_code: { value: 403 }, response_code_details: details };
    send(ofHttp, http(httpEntry(serverSide(), { request, response })));
  }
  records();
  expect(merger.details().denials).toEqual([{ policy: 'shop/deny-port', count: 201 }]);
});
