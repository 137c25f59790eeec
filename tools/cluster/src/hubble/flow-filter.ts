import { flow } from '@kestrel/proto/hubble-codecs';
import type { EventTemplate, HubbleFlow } from './event-template.ts';

/** Whether a template's events are asked for. */
export type FlowMatch = (template: EventTemplate) => boolean;

type Filter = flow.FlowFilter.$Properties;
type FlowTest = (event: HubbleFlow) => boolean;

/**
 * What the two lists of a request leave: of a filter every field must hold, of a field one value, of a list one filter; the
 * whitelist minus the blacklist. The answer is the same for all events of a template, so it is asked once.
 */
export function createFlowMatch(whitelist: readonly Filter[], blacklist: readonly Filter[]): FlowMatch {
  const wanted = whitelist.map(toTest);
  const unwanted = blacklist.map(toTest);
  const answers = new WeakMap<EventTemplate, boolean>();
  return (template) => {
    let answer = answers.get(template);
    if (answer === undefined) {
      const takes = (test: FlowTest) => test(template.flow);
      answer = (wanted.length === 0 || wanted.some(takes)) && !unwanted.some(takes);
      answers.set(template, answer);
    }
    return answer;
  };
}

function toTest(filter: Filter): FlowTest {
  const tests: FlowTest[] = [];
  const add = <T>(
    values: readonly T[] | null | undefined,
    holds: (event: HubbleFlow, value: T) => boolean,
  ) => {
    if (values && values.length > 0) tests.push((event) => values.some((value) => holds(event, value)));
  };
  add(filter.verdict, (event, verdict) => event.verdict === verdict);
  add(filter.reply, (event, reply) => replyOf(event) === reply);
  add(filter.event_type, (event, wanted) => {
    const { type = 0, sub_type = 0 } = event.event_type ?? {};
    return type === wanted.type && (!wanted.match_sub_type || sub_type === (wanted.sub_type ?? 0));
  });
  add((filter.node_name ?? []).map(toNodePattern), (event, pattern) =>
    pattern.test(withCluster(event.node_name ?? '')),
  );
  add(filter.source_pod, (event, prefix) => podOf(event.source).startsWith(prefix));
  add(filter.destination_pod, (event, prefix) => podOf(event.destination).startsWith(prefix));
  return (event) => tests.every((test) => test(event));
}

/** Not known is neither yes nor no, except of a drop, which is not a reply. */
function replyOf({ is_reply: isReply, verdict }: HubbleFlow): boolean | undefined {
  if (isReply) return isReply.value ?? false;
  return verdict === flow.Verdict.DROPPED ? false : undefined;
}

function podOf(endpoint: flow.Endpoint.$Properties | null | undefined): string {
  return `${endpoint?.namespace ?? ''}/${endpoint?.pod_name ?? ''}`;
}

function withCluster(node: string): string {
  return node.includes('/') ? node : `default/${node}`;
}

/** `cluster/node` with `*`; without a slash, of any cluster. */
function toNodePattern(pattern: string): RegExp {
  const whole = pattern.includes('/') ? pattern : `*/${pattern}`;
  const parts = whole.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}
