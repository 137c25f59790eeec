import { flow } from '@kestrel/proto/hubble-codecs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Cluster } from '../cluster.ts';
import type { Agent } from '../hubble/agent.ts';
import { type ConversationKind, conversationKinds } from '../traffic/repertoire.ts';
import { paceSchema } from './pace-schema.ts';

/** Numbers of flow.LostEventSource by the names that they have here. */
export const lossSources: Readonly<Record<string, number>> = {
  'perf-event-ring-buffer': flow.LostEventSource.PERF_EVENT_RING_BUFFER,
  'observer-events-queue': flow.LostEventSource.OBSERVER_EVENTS_QUEUE,
  'hubble-ring-buffer': flow.LostEventSource.HUBBLE_RING_BUFFER,
};

export const agentActions = ['kill', 'start', 'disconnect', 'garbage'] as const;
type AgentAction = (typeof agentActions)[number];

type Traffic = NonNullable<Cluster['traffic']>;

/** Traffic, the agents that see it, and what they saw. Without Hubble none of these paths is there. */
export function routeFlows(app: FastifyInstance, { traffic }: Cluster): void {
  if (traffic === undefined) return;
  routeTraffic(app, traffic);
  routeAgents(app, traffic);
}

function routeTraffic(app: FastifyInstance, { agents, generator }: Traffic): void {
  app.get('/simulator/flows', { schema: { summary: 'Traffic, agents, and what they saw in total' } }, () => ({
    ...generator.state,
    seen: generator.truth.totals,
    agents: agents.states,
  }));
  app.get(
    '/simulator/flows/truth',
    { schema: { summary: 'What the cloud must have: requests by flow, and totals' } },
    () => ({ totals: generator.truth.totals, flows: generator.truth.flows }),
  );
  app.put<{ Body: { paused?: boolean; eventsPerSecond?: number } }>(
    '/simulator/flows',
    {
      schema: {
        summary: 'Pauses or resumes traffic, or sets its rate',
        body: paceSchema('eventsPerSecond', 1_000_000),
      },
    },
    (request) => {
      const { paused, eventsPerSecond: perSecond } = request.body;
      generator.pace.change({ paused, perSecond });
      return generator.state;
    },
  );
  app.post<{ Body: { count: number; kind?: ConversationKind } }>(
    '/simulator/flows/inject',
    { schema: { summary: 'Has conversations now, of one kind or of all', body: injectSchema } },
    (request) => generator.inject(request.body.count, request.body.kind),
  );
}

function routeAgents(app: FastifyInstance, { agents, generator }: Traffic): void {
  app.post<{ Body: { node: string; source: string; count: number } }>(
    '/simulator/flows/lost',
    { schema: { summary: 'An agent reports lost events', body: lostSchema } },
    (request, reply) => {
      const { node, source, count } = request.body;
      const number = lossSources[source] ?? 0;
      return generator.lose(node, { name: source, number }, count)
        ? { node, source, count }
        : unknown(reply, node);
    },
  );
  app.post<{ Params: { node: string; action: AgentAction } }>(
    '/simulator/agents/:node/:action',
    { schema: { summary: 'Does something to the agent of a node', params: agentSchema } },
    (request, reply) => {
      const agent = agents.agentOf(request.params.node);
      if (agent === undefined) return unknown(reply, request.params.node);
      act(agent, request.params.action);
      return agent.state;
    },
  );
}

function act(agent: Agent, action: AgentAction): void {
  switch (action) {
    case 'kill':
      agent.kill();
      break;
    case 'start':
      agent.start();
      break;
    case 'disconnect':
      agent.disconnect();
      break;
    case 'garbage':
      agent.sendGarbage();
  }
}

function unknown(reply: FastifyReply, node: string): FastifyReply {
  return reply.code(404).send({ message: `no running agent on node ${node}` });
}

const injectSchema = {
  type: 'object',
  required: ['count'],
  additionalProperties: false,
  properties: { count: { type: 'integer', minimum: 1, maximum: 100_000 }, kind: { enum: conversationKinds } },
} as const;

const lostSchema = {
  type: 'object',
  required: ['node', 'source', 'count'],
  additionalProperties: false,
  properties: {
    node: { type: 'string' },
    source: { enum: Object.keys(lossSources) },
    count: { type: 'integer', minimum: 1 },
  },
} as const;

const agentSchema = {
  type: 'object',
  properties: { node: { type: 'string' }, action: { enum: agentActions } },
} as const;
