export {
  type ApiClient,
  type ApiClientOptions,
  type ApiResponse,
  ApiStatusError,
  createApiClient,
  type ListOptions,
  type ObjectReference,
  type RawMetadata,
  type RawObject,
  referenceTo,
} from './api-server/api-client.ts';
export {
  type ApiServer,
  type ApiServerOptions,
  type ApiUser,
  startApiServer,
} from './api-server/api-server.ts';
export type { AuditedRequest, RequestFilter } from './api-server/audit-log.ts';
export {
  installAuthorizationPolicies,
  removeAuthorizationPolicies,
} from './api-server/authorization-policy-crd.ts';
export { deleteNamespace } from './api-server/delete-namespace.ts';
export type { Etcd } from './api-server/etcd.ts';
export type { Grants } from './api-server/grants.ts';
export { kubeconfigText } from './api-server/kubeconfig.ts';
export {
  collectionPath,
  inventoryResources,
  type Resource,
  resourceOfKind,
  watchedResources,
} from './api-server/resources.ts';
export { Balancer } from './balancer.ts';
export {
  type ChildOptions,
  ChildProcess,
  type ExitStatus,
  type ProcessMemory,
  untilReady,
} from './child-process.ts';
export { type Envoy, type EnvoyConfig, type EnvoyOptions, startEnvoy } from './envoy.ts';
export { type EventuallyOptions, eventually, NotInTimeError } from './eventually.ts';
export {
  findProgram,
  isInstalled,
  isMissingProgram,
  ProgramNotFoundError,
  repositoryRoot,
} from './find-program.ts';
export {
  type CallOutcome,
  type CloudCall,
  type CloudFlow,
  countCalls,
  denialOf,
  outcomeOf,
} from './flows/cloud-records.ts';
export {
  countCloudFlows,
  countTruth,
  diffFlows,
  type FlowCounts,
} from './flows/compare-flows.ts';
export { freePort } from './free-port.ts';
export { type HubbleRelay, type HubbleRelayOptions, startHubbleRelay } from './hubble-relay.ts';
export {
  describeDiff,
  diffInventory,
  type InventoryDiff,
  type InventoryEntry,
  isEqualInventory,
  toEntries,
} from './inventory/diff-inventory.ts';
export { expectedInventory, type InventoryObject } from './inventory/expected-inventory.ts';
export { digestOf } from './inventory/inventory-digest.ts';
export type { InventoryFilter } from './inventory/metadata.ts';
export {
  type ClusterReader,
  collectCluster,
  type InventoryKind,
  type RawCluster,
} from './inventory/raw-cluster.ts';
export { createLatch, type Latch } from './latch.ts';
export {
  describeLedger,
  isLedgerClosed,
  type LedgerAccount,
  type LedgerReading,
  ledgerGap,
  untilLedgerCloses,
} from './ledger.ts';
export { type ManualClock, manualClock } from './manual-clock.ts';
export { namesUnder, readReadme, sectionOf, tableRows } from './markdown.ts';
export { type AccessLogSink, type LogStream, startAccessLogSink } from './mesh/access-log-sink.ts';
export type { AccessLogSettings, LogProvider } from './mesh/access-loggers.ts';
export { meshPolicies } from './mesh/authorization-filters.ts';
export { ghostHost } from './mesh/client-sidecar.ts';
export { type Mesh, type MeshOptions, startMesh } from './mesh/mesh.ts';
export { MeshClient, type MeshRequest } from './mesh/mesh-client.ts';
export { type MeshServices, servicePorts } from './mesh/services.ts';
export { annotationCanary, type MeshWorkload, spiffeId } from './mesh/sidecar-identity.ts';
export { type NatsServer, type NatsServerOptions, startNatsServer } from './nats-server.ts';
export { BundleService, bundlePath, type Environment } from './operator/bundle-service.ts';
export { CloudApi } from './operator/cloud-api.ts';
export {
  type AccessLogTruth,
  ClusterControl,
  type FlowTruth,
  type HubbleAgent,
  type TrafficTotals,
} from './operator/cluster-control.ts';
export { DevelopmentCloud } from './operator/development-cloud.ts';
export { type FlowLedgerClass, readFlowLedgers } from './operator/flow-ledgers.ts';
export type { ObservedOperator } from './operator/observed-operator.ts';
export { type AlsReceiver, Operator, type OperatorOptions } from './operator/operator.ts';
export { policyCounts } from './operator/policy-counts.ts';
export { type Readiness, ServiceEndpoints } from './operator/service-endpoints.ts';
export { SimulatedCluster, type SimulatedClusterOptions } from './operator/simulated-cluster.ts';
export {
  type LogRecord,
  type ProcessOptions,
  type ReadyCondition,
  ServiceProcess,
  startProcess,
} from './start-process.ts';
export { type ProxiedBytes, type TcpProxy, type TcpProxyOptions, tcpProxy } from './tcp-proxy.ts';
export { makeTempFolder, removeTempFolder } from './temp-folder.ts';
