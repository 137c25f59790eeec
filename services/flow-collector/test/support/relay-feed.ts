import type { observer } from '@kestrel/proto/hubble-codecs';
import type { FlowCall, ScriptedRelay } from './scripted-relay.ts';

type Message = observer.GetFlowsResponse.$Properties;

/** Makes a scripted relay behave: it keeps what agents saw, and tells every client from the time it asks for. */
export class RelayFeed {
  readonly #relay: ScriptedRelay;
  readonly #ring: Message[] = [];

  constructor(relay: ScriptedRelay) {
    this.#relay = relay;
    relay.onFlows = (call) =>
      call.send({ node_status: { state_change: 1 } }, ...this.#ring.filter(isWantedBy(call)));
  }

  add(...messages: readonly Message[]): void {
    this.#ring.push(...messages);
    for (const call of this.#relay.calls) if (call.isOpen) call.send(...messages.filter(isWantedBy(call)));
  }
}

const isWantedBy = ({ request }: FlowCall) => {
  const sinceSeconds = Number(request.since?.seconds ?? 0);
  const nodes = request.whitelist?.flatMap(({ node_name }) => node_name ?? []) ?? [];
  return ({ time, node_name }: Message): boolean =>
    Number(time?.seconds ?? 0) >= sinceSeconds &&
    (nodes.length === 0 ||
      nodes.some((pattern) => node_name === pattern || node_name?.endsWith(`/${pattern}`)));
};
