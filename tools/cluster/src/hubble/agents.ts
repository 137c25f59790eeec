import { type Component, formatHostPort } from '@kestrel/service';
import { Agent, type AgentState } from './agent.ts';
import { GrpcServer } from './grpc-server.ts';
import { notifyPeers } from './peer-service.ts';

export interface AgentsOptions {
  readonly nodes: readonly string[];
  readonly host: string;
  /** Of the peer service; 0: a free one. */
  readonly peerPort: number;
  readonly ringCapacity: number;
  readonly knowsFieldMasks: boolean;
  readonly now: () => number;
}

/** An agent for each node, and the peer service that names them, which in a cluster is the Service `hubble-peer`. */
export class Agents implements Component {
  readonly name = 'hubble-agents';
  readonly all: readonly Agent[];
  readonly #options: AgentsOptions;
  readonly #byNode: ReadonlyMap<string, Agent>;
  readonly #peerServer: GrpcServer;
  #peerAddress = '';

  constructor(options: AgentsOptions) {
    this.#options = options;
    const peers = () => this.all;
    this.all = options.nodes.map((node) => new Agent({ ...options, node, peers }));
    this.#byNode = new Map(this.all.map((agent) => [agent.node, agent]));
    this.#peerServer = new GrpcServer({ '/peer.Peer/Notify': notifyPeers(peers) });
  }

  /** `host:port` of the peer service, once it listens. */
  get peerAddress(): string {
    return this.#peerAddress;
  }

  get states(): readonly AgentState[] {
    return this.all.map(({ state }) => state);
  }

  agentOf(node: string): Agent | undefined {
    return this.#byNode.get(node);
  }

  flush(): void {
    for (const agent of this.all) agent.flush();
  }

  async start(): Promise<void> {
    const { host, peerPort } = this.#options;
    for (const agent of this.all) await agent.listen();
    this.#peerAddress = formatHostPort(host, await this.#peerServer.listen(host, peerPort));
  }

  async stop(): Promise<void> {
    await Promise.all([this.#peerServer.close(), ...this.all.map((agent) => agent.close())]);
  }
}
