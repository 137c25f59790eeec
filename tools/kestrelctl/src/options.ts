import { parseArgs } from 'node:util';
import type { AccessLogService } from './extension-providers.ts';
import { type MeshConfigForm, meshConfigForms } from './mesh-config.ts';

export const usage = `Usage: kestrelctl mesh-config [--form configmap|helm|operator] [--file FILE] [--namespace NAMESPACE]
                             [--configmap NAME] [--service HOST] [--port PORT]

Prints what makes an Istio mesh send its access logs to the als-receiver. Nothing is written to the cluster.

  --form       what to print: a patch of Istio's ConfigMap (default), Helm values of istiod, or an IstioOperator
  --file       Istio's ConfigMap as a file, - for standard input (default: kubectl reads it from the cluster)
  --namespace  namespace of istiod (default istio-system)
  --configmap  name of its ConfigMap (default istio; with revisions istio-<revision>)
  --service    host name of the Service (default kestrel-operator-als.kestrel-ai.svc.cluster.local)
  --port       its port (default 8080)

Exit codes: 0 printed, or nothing to change; 1 the mesh's configuration cannot be read; 2 wrong command or option.
`;

export interface MeshConfigOptions {
  readonly form: MeshConfigForm;
  readonly file: string | undefined;
  readonly namespace: string;
  readonly configMap: string;
  readonly service: AccessLogService;
}

/** @throws Error naming the option and what it wants */
export function parseOptions(args: readonly string[]): MeshConfigOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { form: text, file: text, namespace: text, configmap: text, service: text, port: text },
  });
  const form = meshConfigForms.find((each) => each === (values.form ?? 'configmap'));
  if (form === undefined) throw new Error(`--form is ${values.form}: it wants ${meshConfigForms.join(', ')}`);
  const port = Number(values.port ?? '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port is ${values.port}: it wants a number from 1 to 65535`);
  }
  const host = values.service ?? 'kestrel-operator-als.kestrel-ai.svc.cluster.local';
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
    throw new Error(`--service is ${host}: it wants a host name`);
  return {
    form,
    file: values.file,
    namespace: values.namespace ?? 'istio-system',
    configMap: values.configmap ?? 'istio',
    service: { host, port },
  };
}
