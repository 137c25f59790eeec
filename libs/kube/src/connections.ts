import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isDeepStrictEqual } from 'node:util';
import type { Access, TlsMaterial } from './credentials.ts';

/** Connections to one API server that are kept and used again, for as long as what they were made from is current. */
export interface Connections {
  agentFor(access: Access): HttpAgent;
  /** Ends every connection, also those in use, except what was opened before a rotation and is still in use. */
  close(): void;
}

const keepAlive = { keepAlive: true, keepAliveMsecs: 15_000 } as const;

export function createConnections(server: URL): Connections {
  let agent: HttpAgent | undefined;
  let madeFrom: TlsMaterial | undefined;
  return {
    agentFor(access) {
      if (access.agent) return access.agent;
      if (agent && isDeepStrictEqual(madeFrom, access.tls)) return agent;
      retire(agent);
      madeFrom = access.tls;
      agent = server.protocol === 'http:' ? new HttpAgent(keepAlive) : createTlsAgent(access.tls);
      return agent;
    },
    close() {
      agent?.destroy();
      agent = undefined;
    },
  };
}

function createTlsAgent(tls: TlsMaterial): HttpsAgent {
  return new HttpsAgent({ ...keepAlive, minVersion: 'TLSv1.2', ...tls });
}

/** Ends the connections that nobody uses; a watch that is open goes on until its end, and its connection ends with it. */
function retire(agent: HttpAgent | undefined): void {
  if (!agent) return;
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
