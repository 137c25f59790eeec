import { parse, stringify } from 'yaml';
import {
  type AccessLogService,
  accessLogProviders,
  addProviders,
  allProviders,
  MeshConfigError,
  parseMesh,
} from './extension-providers.ts';

/** How the mesh is installed, and with it what is to be changed. */
export const meshConfigForms = ['configmap', 'helm', 'operator'] as const;
export type MeshConfigForm = (typeof meshConfigForms)[number];

/** Istio's ConfigMap, as the API server shows it. */
interface MeshConfigMap {
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly resourceVersion?: string;
  };
  readonly data?: { readonly mesh?: string };
}

/**
 * The change that makes a mesh send its access logs to the service, in YAML; undefined where it already does. Other
 * providers are kept: in Helm values and in an IstioOperator too, where a list replaces the one that was there.
 * @param text Istio's ConfigMap in YAML or JSON
 * @throws MeshConfigError
 */
export function meshConfigPatch(
  text: string,
  form: MeshConfigForm,
  service: AccessLogService,
): string | undefined {
  const map = readConfigMap(text);
  const mesh = parseMesh(map.data?.mesh ?? '');
  if (!addProviders(mesh, accessLogProviders(service))) return undefined;
  const meshConfig = { extensionProviders: allProviders(mesh) };
  switch (form) {
    case 'helm':
      return stringify({ meshConfig });
    case 'operator':
      return stringify({
        apiVersion: 'install.istio.io/v1alpha1',
        kind: 'IstioOperator',
        spec: { meshConfig },
      });
    case 'configmap':
      return stringify(configMapPatch(map, mesh.toString({ lineWidth: 0 })), { lineWidth: 0 });
  }
}

/** A merge patch replaces the whole text. The version makes the API server refuse it where somebody was quicker. */
function configMapPatch({ metadata }: MeshConfigMap, mesh: string): object {
  const version = metadata?.resourceVersion;
  return { ...(version === undefined ? {} : { metadata: { resourceVersion: version } }), data: { mesh } };
}

function readConfigMap(text: string): MeshConfigMap {
  let map: MeshConfigMap | null;
  try {
    map = parse(text);
  } catch (cause) {
    throw new MeshConfigError(`the ConfigMap is not YAML: ${(cause as Error).message}`, { cause });
  }
  if (map?.kind !== 'ConfigMap')
    throw new MeshConfigError(`this is a ${map?.kind ?? 'nothing'}, not a ConfigMap`);
  if (map.data?.mesh === undefined)
    throw new MeshConfigError("the ConfigMap has no data.mesh: is it Istio's?");
  return map;
}
