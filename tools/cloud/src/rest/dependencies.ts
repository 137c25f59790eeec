import type { Clusters } from '../clusters.ts';
import type { Faults } from '../faults.ts';
import type { Cluster } from '../state/cluster.ts';
import type { GrpcListener } from '../streams/grpc-listener.ts';
import type { OpenStreams } from '../streams/open-streams.ts';

/** What the routes show and steer. */
export interface RestDependencies {
  readonly clusters: Clusters;
  readonly streams: OpenStreams;
  readonly faults: Faults;
  readonly listener: Pick<GrpcListener, 'dropConnections' | 'goAway'>;
}

/** An error with an HTTP status and a code that programs can rely on. */
export class RestError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** @throws RestError 404 CLUSTER_UNKNOWN */
export function findCluster(clusters: Clusters, name: string): Cluster {
  const cluster = clusters.get(name);
  if (cluster === undefined)
    throw new RestError(404, 'CLUSTER_UNKNOWN', `no cluster "${name}" has called yet`);
  return cluster;
}
