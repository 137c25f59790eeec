import { cloud } from '@kestrel/proto';
import { describe, expect, test } from 'vitest';
import { answerControl, encodeAnswer } from './control-answers.ts';

const { StreamControlRequest, StreamControlResponse, StreamDataRequest, StreamDataResponse } = cloud.v1;

function ask(request: cloud.v1.StreamControlResponse.$Properties) {
  return answerControl(StreamControlResponse.decode(StreamControlResponse.encode(request).finish()));
}

const manifests = { yaml_manifests: [{ manifest_id: 'm1' }, { manifest_id: 'm2' }] };

test.each([
  ['kubernetes_api_request', { api_paths: ['api/v1/pods', 'version'] }, 'kubernetes_api_response'],
  ['shell_command_request', { commands: ['kubectl get pods'] }, 'shell_command_response'],
  ['yaml_dry_run_request', manifests, 'yaml_dry_run_response'],
  ['yaml_apply_request', manifests, 'yaml_apply_response'],
  ['certificate_renewal_request', {}, 'certificate_renewal_response'],
  ['operator_restart_request', {}, 'operator_restart_response'],
  ['metrics_query_request', {}, 'metrics_query_response'],
  ['datadog_query_request', {}, 'datadog_query_response'],
])('%s gets its response with its id and a reason', (asked, body, member) => {
  const answer = ask({ [asked]: { ...body, request_id: 'r-1' } });

  expect(answer).toMatchObject({ asked, stream: 'same' });
  for (const response of [answer?.member, answer?.brief]) {
    const onControl = StreamControlRequest.decode(encodeAnswer('control', response ?? {}));
    const onData = StreamDataRequest.decode(encodeAnswer('data', response ?? {}));
    expect(onControl.request).toBe(member);
    expect(onData.request).toBe(member);
    const said = JSON.stringify(onControl);
    expect(said).toContain('"request_id":"r-1"');
    expect(said).toContain('Not carried out');
    expect(said).not.toContain('"success":true');
  }
});

test('every path, command and manifest gets a result of its own, in order', () => {
  const paths = ask({ kubernetes_api_request: { request_id: 'r', api_paths: ['b', 'a', 'b'] } });
  const results = paths?.member.kubernetes_api_response?.results ?? [];
  expect(results.map(({ api_path, status_code }) => [api_path, status_code])).toEqual([
    ['b', 501],
    ['a', 501],
    ['b', 501],
  ]);
  const commands = ask({ shell_command_request: { commands: ['ls'] } });
  expect(commands?.member.shell_command_response?.results).toMatchObject([{ command: 'ls', exit_code: 126 }]);
  const applied = ask({ yaml_apply_request: manifests });
  expect(applied?.member.yaml_apply_response?.results).toMatchObject([
    { manifest_id: 'm1' },
    { manifest_id: 'm2' },
  ]);
});

describe('a pushed network policy', () => {
  test('is answered on the data stream with its policy_id', () => {
    const answer = ask({ network_policy: { policy_id: 'p-1', network_policy: 'kind: NetworkPolicy' } });
    expect(answer?.stream).toBe('data');
    expect(answer?.member).toMatchObject({
      network_policy_with_errors: {
        policies: [{ policy_id: 'p-1', error_message: expect.stringContaining('Not') }],
      },
    });
  });
});

test.each([
  ['a heartbeat', { heartbeat: {} }],
  ['an acknowledgement', { ack: {} }],
  ['nothing known', {}],
])('%s asks for nothing', (_what, response) => {
  const message = StreamDataResponse.decode(StreamDataResponse.encode(response).finish());
  expect(answerControl(message)).toBeUndefined();
});
