import { cloud } from '@kestrel/proto';
import { eventually } from '@kestrel/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCloud, type TestCloud } from './support/start-cloud.ts';
import { TestOperator, type TestStream } from './support/test-operator.ts';

const { v1 } = cloud;

let server: TestCloud;
let operator: TestOperator;

beforeEach(async () => {
  server = await startCloud();
  operator = await TestOperator.connect(server);
});

afterEach(async () => {
  operator[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

const path = '/clusters/shop/control';

async function openStreams(kinds: readonly ('data' | 'control')[]): Promise<TestStream[]> {
  const streams = kinds.map((kind) => operator.open(kind).read());
  await eventually(async () => expect((await server.get('/clusters/shop')).open_streams).toBe(kinds.length));
  return streams;
}

async function firstResponse(stream: TestStream | undefined): Promise<Buffer> {
  return eventually(() => {
    const [bytes] = stream?.responses ?? [];
    if (bytes === undefined) throw new Error('no response yet');
    return bytes;
  });
}

test('a request goes out on the control stream and its answer comes back to the caller', async () => {
  const [, control] = await openStreams(['data', 'control']);
  const body = { request_id: 'r-1', api_paths: ['api/v1/namespaces'], timeout_seconds: 5 };
  const answered = server.send('POST', `${path}/kubernetes_api_request?wait_ms=5000`, body);
  const asked = v1.StreamControlResponse.decode(await firstResponse(control));
  expect(asked.kubernetes_api_request).toMatchObject(body);
  const results = [{ api_path: 'api/v1/namespaces', success: true, response_data: '{}', status_code: 200 }];
  await control?.write(
    v1.StreamControlRequest.encode({ kubernetes_api_response: { request_id: 'r-1', results } }).finish(),
  );
  const { status, json } = await answered;
  expect(status).toBe(200);
  expect(json).toMatchObject({
    request_id: 'r-1',
    sent_on: 'control',
    request: body,
    answer: { on: 'control', message: { request_id: 'r-1', results } },
  });
  expect(await server.get(`${path}/r-1`)).toEqual(json);
  expect(await server.get(path)).toEqual([json]);
});

test('without a control stream it goes out on the data stream, with an id if it had none', async () => {
  const [data] = await openStreams(['data']);
  const { json } = await server.send('POST', `${path}/shell_command_request`, {
    commands: ['kubectl get pods'],
  });
  expect(json).toMatchObject({ sent_on: 'data', request_id: expect.stringMatching(/^[-0-9a-f]{36}$/) });
  const asked = v1.StreamDataResponse.decode(await firstResponse(data));
  expect(asked.shell_command_request).toMatchObject({
    request_id: json.request_id,
    commands: ['kubectl get pods'],
  });
});

test('a pushed policy is answered on the data stream by its policy_id', async () => {
  const [data, control] = await openStreams(['data', 'control']);
  await server.send('POST', `${path}/network_policy`, {
    policy_id: 'p-1',
    network_policy: 'kind: NetworkPolicy',
  });
  expect(v1.StreamControlResponse.decode(await firstResponse(control)).network_policy).toMatchObject({
    policy_id: 'p-1',
  });
  await data?.send({
    network_policy_with_errors: { policies: [{ policy_id: 'p-1', error_message: 'no selector' }] },
  });
  await eventually(async () =>
    expect(await server.get(`${path}/p-1`)).toMatchObject({
      answer: { on: 'data', message: { policies: [{ error_message: 'no selector' }] } },
    }),
  );
});

test('waiting for an answer that does not come ends in time, without one', async () => {
  await openStreams(['control']);
  const { json } = await server.send('POST', `${path}/operator_restart_request?wait_ms=50`, {
    reason: 'test',
  });
  expect(json).not.toHaveProperty('answer');
});

test.each([
  ['a field that does not exist', { paths: [] }, 400, 'MESSAGE_JSON_INVALID'],
  ['a value of the wrong type', { api_paths: 'api/v1' }, 400, 'MESSAGE_JSON_INVALID'],
  ['nobody to send it to', {}, 409, 'NOT_CONNECTED'],
])('a request with %s is refused', async (_name, body, status, code) => {
  const stream = operator.open('events').read();
  await eventually(() => server.get('/clusters/shop'));
  expect(await server.send('POST', `${path}/kubernetes_api_request`, body)).toMatchObject({
    status,
    json: { code },
  });
  stream.end();
});
