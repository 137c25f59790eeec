import { envoy } from '@kestrel/proto/envoy-codecs';
import type { PodActor } from '../traffic/actor.ts';
import type { Provider } from './call-template.ts';
import { lengthOf } from './entry-template.ts';

const { Node } = envoy.config.core.v3;
const { StreamAccessLogsMessage } = envoy.service.accesslog.v3;

/** As many as a real Envoy has compiled in: they make the first message of every stream 50 KB long. */
const extensionCount = 516;

const extensions = Node.encode({
  extensions: Array.from({ length: extensionCount }, (_none, index) => ({
    name: `envoy.filters.http.extension_number_${index}`,
    category: 'envoy.filters.http',
    type_urls: [`envoy.extensions.filters.http.extension_number_${index}.v3.Configuration`],
  })),
}).finish();

/** Field `identifier` of a stream's first message. */
export function identifierOf(pod: PodActor, provider: Provider): Buffer {
  const node = Buffer.concat([Node.encode(nodeOf(pod)).finish(), extensions]);
  const logName = StreamAccessLogsMessage.Identifier.encode({
    log_name: `${provider}_envoy_accesslog`,
  }).finish();
  const identifier = Buffer.concat([Buffer.of(0x0a), lengthOf(node), node, logName]);
  return Buffer.concat([Buffer.of(0x0a), lengthOf(identifier), identifier]);
}

/** The node of a sidecar as Istio's agent names it. */
function nodeOf({ endpoint, namespace, app, serviceAccount, labels, node, ip }: PodActor) {
  const pod = endpoint.pod_name ?? '';
  const [workload = { kind: 'Pod', name: pod }] = endpoint.workloads ?? [];
  const kind = `${String(workload.kind).toLowerCase()}s`;
  return {
    id: `sidecar~${ip}~${pod}.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `${app}.${namespace}`,
    metadata: struct({
      CLUSTER_ID: 'Kubernetes',
      INSTANCE_IPS: ip,
      ISTIO_VERSION: '1.31.0',
      LABELS: labels,
      MESH_ID: 'cluster.local',
      NAME: pod,
      NAMESPACE: namespace,
      NODE_NAME: node,
      OWNER: `kubernetes://apis/apps/v1/namespaces/${namespace}/${kind}/${workload.name}`,
      SERVICE_ACCOUNT: serviceAccount,
      WORKLOAD_NAME: String(workload.name),
    }),
    user_agent_name: 'envoy',
  };
}

type Texts = { readonly [name: string]: string | Texts };

function struct(texts: Texts): {
  fields: Record<string, { stringValue: string } | { structValue: ReturnType<typeof struct> }>;
} {
  const entries = Object.entries(texts).map(([name, value]) => [
    name,
    typeof value === 'string' ? { stringValue: value } : { structValue: struct(value) },
  ]);
  return { fields: Object.fromEntries(entries) };
}
