import { cloud } from '@kestrel/proto';
import { labelSelectorAt } from './label-selector.ts';
import { identityOf, type MappingOptions, metadataOf } from './metadata.ts';
import { objectAt, objectsAt, type RawObject, stringAt, stringMapAt, stringsAt } from './raw-object.ts';

const { AuthorizationPolicyAction } = cloud.v1;

/**
 * Istio's AuthorizationPolicy (security.istio.io), without `target_workloads`, which depend on other objects, and without
 * `resource_version`, which istiod moves with every change of status. `apiVersion` is the served one that was listed.
 * @throws MappingError
 */
export function mapAuthorizationPolicy(
  object: RawObject,
  apiVersion: string,
  options: MappingOptions,
): cloud.v1.AuthorizationPolicy.$Properties {
  const metadata = metadataOf(object);
  const spec = objectAt(object, 'spec');
  return {
    api_version: apiVersion,
    kind: 'AuthorizationPolicy',
    metadata: {
      ...identityOf(object),
      labels: options.keepLabels(stringMapAt(metadata, 'labels')),
      annotations: options.keepAnnotations(stringMapAt(metadata, 'annotations')),
    },
    spec: spec ? mapSpec(spec) : null,
  };
}

function mapSpec(spec: RawObject): cloud.v1.AuthorizationPolicySpec.$Properties {
  return {
    selector: labelSelectorAt(spec, 'selector') ?? null,
    rules: objectsAt(spec, 'rules').map(mapRule),
    action: actionOf(stringAt(spec, 'action')),
  };
}

function mapRule(rule: RawObject): cloud.v1.AuthorizationPolicyRule.$Properties {
  return {
    from: objectsAt(rule, 'from').map((from) => ({ source: mapSource(objectAt(from, 'source')) })),
    to: objectsAt(rule, 'to').map((to) => ({ operation: mapOperation(objectAt(to, 'operation')) })),
    when: objectsAt(rule, 'when').map((condition) => ({
      key: stringAt(condition, 'key'),
      values: [...stringsAt(condition, 'values')],
      not_values: [...stringsAt(condition, 'notValues')],
    })),
  };
}

function mapSource(source: RawObject | undefined): cloud.v1.AuthorizationPolicySource.$Properties | null {
  if (source === undefined) return null;
  return {
    principals: [...stringsAt(source, 'principals')],
    request_principals: [...stringsAt(source, 'requestPrincipals')],
    namespaces: [...stringsAt(source, 'namespaces')],
    ip_blocks: [...stringsAt(source, 'ipBlocks')],
    remote_ip_blocks: [...stringsAt(source, 'remoteIpBlocks')],
  };
}

function mapOperation(
  operation: RawObject | undefined,
): cloud.v1.AuthorizationPolicyOperation.$Properties | null {
  if (operation === undefined) return null;
  return {
    methods: [...stringsAt(operation, 'methods')],
    paths: [...stringsAt(operation, 'paths')],
    ports: [...stringsAt(operation, 'ports')],
    hosts: [...stringsAt(operation, 'hosts')],
  };
}

const actions: Readonly<Record<string, cloud.v1.AuthorizationPolicyAction>> = {
  ALLOW: AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_ALLOW,
  DENY: AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_DENY,
  AUDIT: AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_AUDIT,
  CUSTOM: AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_CUSTOM,
};

/** Unspecified where the manifest leaves it out or names one that the protocol does not have. */
function actionOf(action: string): cloud.v1.AuthorizationPolicyAction {
  return actions[action] ?? AuthorizationPolicyAction.AUTHORIZATION_POLICY_ACTION_UNSPECIFIED;
}
