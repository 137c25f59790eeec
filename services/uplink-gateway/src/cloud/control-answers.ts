import { cloud } from '@kestrel/proto';

type ControlRequest = cloud.v1.StreamControlResponse;
type DataRequest = cloud.v1.StreamDataResponse;

/** The oneof member that answers; the control stream and the data stream name these alike. */
export type AnswerMember = Omit<cloud.v1.StreamControlRequest.$Properties, 'request'> & {
  readonly network_policy_with_errors?: cloud.v1.NetworkPoliciesWithErrors.$Properties;
};

export interface ControlAnswer {
  /** The oneof member that asked. */
  readonly asked: string;
  /** `same`: the stream the request came on. */
  readonly stream: 'same' | 'data';
  readonly member: AnswerMember;
  /** The same without a result per item, for when that would be too large. */
  readonly brief: AnswerMember;
}

/** HTTP's "not implemented", for results that carry a status code. */
const notImplemented = 501;
/** A shell's "found, but cannot be executed", for results that carry an exit code. */
const cannotExecute = 126;

/**
 * The answer to a request from the cloud. Nothing in this version of the operator carries requests out, and a request is
 * never met with silence: each gets the response that belongs to it, with its id and the reason.
 * Undefined: the message asks for nothing (a heartbeat, an acknowledgement), or for something unknown here.
 */
export function answerControl(message: ControlRequest | DataRequest): ControlAnswer | undefined {
  const asked = message.response;
  if (!asked || asked === 'ack' || asked === 'heartbeat') return undefined;
  if (asked === 'network_policy') return answerPolicy(message.network_policy);
  const refuse = refusals[asked];
  return { asked, stream: 'same', ...refuse(message, reasonFor(asked)) };
}

/** The bytes of an answer as a request message of the stream it goes out on. */
export function encodeAnswer(stream: 'control' | 'data', member: AnswerMember): Uint8Array {
  const { StreamControlRequest, StreamDataRequest } = cloud.v1;
  return stream === 'control'
    ? StreamControlRequest.encode(member).finish()
    : StreamDataRequest.encode(member).finish();
}

function reasonFor(asked: string): string {
  return `Not carried out: this version of the operator has nothing that performs a ${asked}. Nothing was changed.`;
}

function answerPolicy(policy: cloud.v1.NetworkPolicyWithError.$Properties | null | undefined): ControlAnswer {
  const refused = { policy_id: policy?.policy_id ?? '', error_message: reasonFor('network_policy') };
  return {
    asked: 'network_policy',
    stream: 'data',
    ...always({ network_policy_with_errors: { policies: [refused] } }),
  };
}

type Member = Exclude<NonNullable<ControlRequest['response']>, 'heartbeat' | 'network_policy'>;
type Refusal = (
  message: ControlRequest | DataRequest,
  reason: string,
) => Pick<ControlAnswer, 'member' | 'brief'>;

const refusals: Readonly<Record<Member, Refusal>> = {
  kubernetes_api_request: ({ kubernetes_api_request: asked }, reason) => {
    const failed = { success: false, error_message: reason, status_code: notImplemented };
    const results = (asked?.api_paths ?? []).map((api_path) => ({ api_path, ...failed }));
    const head = { request_id: asked?.request_id ?? '', global_error_message: reason };
    return {
      member: { kubernetes_api_response: { ...head, results } },
      brief: { kubernetes_api_response: head },
    };
  },
  shell_command_request: ({ shell_command_request: asked }, reason) => {
    const failed = { success: false, stderr: reason, exit_code: cannotExecute };
    const results = (asked?.commands ?? []).map((command) => ({ command, ...failed }));
    const head = { request_id: asked?.request_id ?? '', global_error_message: reason };
    return {
      member: { shell_command_response: { ...head, results } },
      brief: { shell_command_response: head },
    };
  },
  yaml_dry_run_request: ({ yaml_dry_run_request: asked }, reason) => {
    const failed = { valid: false, error_message: reason, status_code: notImplemented };
    const results = manifestIds(asked).map((manifest_id) => ({ manifest_id, ...failed }));
    const head = { request_id: asked?.request_id ?? '', global_error_message: reason };
    return {
      member: { yaml_dry_run_response: { ...head, results } },
      brief: { yaml_dry_run_response: head },
    };
  },
  yaml_apply_request: ({ yaml_apply_request: asked }, reason) => {
    const failed = { success: false, error_message: reason, status_code: notImplemented };
    const results = manifestIds(asked).map((manifest_id) => ({ manifest_id, ...failed }));
    const head = { request_id: asked?.request_id ?? '', global_error_message: reason };
    return { member: { yaml_apply_response: { ...head, results } }, brief: { yaml_apply_response: head } };
  },
  certificate_renewal_request: ({ certificate_renewal_request: asked }, reason) =>
    always({ certificate_renewal_response: failure(asked, reason) }),
  operator_restart_request: ({ operator_restart_request: asked }, reason) =>
    always({ operator_restart_response: failure(asked, reason) }),
  metrics_query_request: ({ metrics_query_request: asked }, reason) =>
    always({ metrics_query_response: { request_id: asked?.request_id ?? '', error_message: reason } }),
  datadog_query_request: ({ datadog_query_request: asked }, reason) =>
    always({ datadog_query_response: { ...failure(asked, reason), status_code: notImplemented } }),
};

function failure(asked: { readonly request_id?: string | null } | null | undefined, reason: string) {
  return { request_id: asked?.request_id ?? '', success: false, error_message: reason };
}

function always(member: AnswerMember): Pick<ControlAnswer, 'member' | 'brief'> {
  return { member, brief: member };
}

function manifestIds(
  asked: { readonly yaml_manifests?: readonly { manifest_id?: string | null }[] | null } | null | undefined,
) {
  return (asked?.yaml_manifests ?? []).map(({ manifest_id }) => manifest_id ?? '');
}
