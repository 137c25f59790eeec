import type { CloudApi } from './cloud-api.ts';
import type { ServiceEndpoints } from './service-endpoints.ts';

/** The services and the cloud as they look from outside, wherever they run. */
export interface ObservedOperator {
  readonly cloud: CloudApi;
  readonly watchers: readonly ServiceEndpoints[];
  readonly gateways: readonly ServiceEndpoints[];
  readonly flowCollectors: readonly ServiceEndpoints[];
  readonly alsReceivers: readonly { readonly service: ServiceEndpoints }[];
  /** All of them. */
  readonly services: readonly ServiceEndpoints[];
}
