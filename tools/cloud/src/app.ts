import { rename, writeFile } from 'node:fs/promises';
import type { Component, ServiceContext } from '@kestrel/service';
import { ensureMaterial } from './authority/material.ts';
import { createTokens } from './authority/tokens.ts';
import { Clusters } from './clusters.ts';
import type { CloudConfig } from './config.ts';
import { Faults } from './faults.ts';
import { addMetrics } from './metrics.ts';
import { buildRestApi, RestListener } from './rest/rest-api.ts';
import { createCloudService } from './streams/cloud-service.ts';
import { GrpcListener } from './streams/grpc-listener.ts';
import { OpenStreams } from './streams/open-streams.ts';

export interface CloudApp {
  /** In the order of their start. */
  readonly components: readonly Component[];
  /** Known once the components have started. */
  readonly ports: () => { readonly grpc: number; readonly http: number };
}

/** Wires the development cloud. Makes its CA and keys in `config.dir` if there are none. */
export async function buildCloud(config: CloudConfig, { log, metrics }: ServiceContext): Promise<CloudApp> {
  const material = await ensureMaterial(config.dir);
  const tokens = await createTokens(material.tokenKey);
  const faults = new Faults({ extensions: config.extensions });
  const clusters = new Clusters(config.keep);
  const streams = new OpenStreams();
  const service = createCloudService({
    clusters,
    streams,
    tokens,
    faults,
    heartbeatMs: config.heartbeatMs,
    tokenLifetimeSeconds: Math.round(config.tokenLifetimeMs / 1000),
    log,
  });
  const listener = new GrpcListener({
    host: config.grpcHost,
    port: config.grpcPort,
    material,
    service,
    faults,
    log,
  });
  const app = await buildRestApi({ clusters, streams, faults, listener }, log);
  const rest = new RestListener({ app, host: config.httpHost, port: config.httpPort, log });
  addMetrics(metrics, { clusters, streams, listener });
  const ports = () => ({ grpc: listener.port, http: rest.port });
  return { components: [listener, rest, readyFile(config.readyFile, ports)], ports };
}

/** Tells whoever started the cloud that it can be used, and where. The file appears whole. */
function readyFile(path: string | undefined, ports: CloudApp['ports']): Component {
  return {
    name: 'ready-file',
    start: async () => {
      if (path === undefined) return;
      const { grpc, http } = ports();
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, `${JSON.stringify({ grpc_port: grpc, http_port: http })}\n`);
      await rename(draft, path);
    },
    stop: async () => undefined,
  };
}
