import type { EnvoyConfig } from '../envoy.ts';

/** Every policy of the test mesh, by Istio's name of its only rule. */
export const meshPolicies = {
  /** Enforced: denies paths below /admin. */
  denyAdmin: 'ns[shop]-policy[deny-admin]-rule[0]',
  /** Enforced: allows the client, but not below /unlisted, which therefore no policy allows. */
  allowClient: 'ns[shop]-policy[allow-web]-rule[0]',
  /** Dry-run: would deny DELETE. */
  dryDenyDelete: 'ns[shop]-policy[dry-deny-delete]-rule[0]',
  /** Dry-run: would allow GET only. */
  dryAllowGet: 'ns[shop]-policy[dry-allow-get]-rule[0]',
  /** Enforced: denies connections to one TCP port. */
  denyPort: 'ns[shop]-policy[deny-port]-rule[0]',
  /** Dry-run: would deny connections to the other TCP port. */
  dryDenyPort: 'ns[shop]-policy[dry-deny-port]-rule[0]',
} as const;

type Action = 'ALLOW' | 'DENY';

const anyone = { any: true };

/** A filter for DENY and one for ALLOW, in this order: what the first refuses, the second never sees. */
export function httpAuthorization(client: string): EnvoyConfig[] {
  const deny = {
    rules: rules('DENY', meshPolicies.denyAdmin, pathBelow('/admin')),
    ...dryRun('DENY', meshPolicies.dryDenyDelete, methodIs('DELETE')),
  };
  const allow = {
    rules: rules(
      'ALLOW',
      meshPolicies.allowClient,
      { not_rule: pathBelow('/unlisted') },
      principalOf(client),
    ),
    ...dryRun('ALLOW', meshPolicies.dryAllowGet, methodIs('GET')),
  };
  return [deny, allow].map((config) => ({
    name: 'envoy.filters.http.rbac',
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC', ...config },
  }));
}

/** Denies connections to `deniedPort`, and would deny those to `watchedPort`. */
export function tcpAuthorization(deniedPort: number, watchedPort: number): EnvoyConfig {
  return {
    name: 'envoy.filters.network.rbac',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.network.rbac.v3.RBAC',
      stat_prefix: 'tcp.',
      rules: rules('DENY', meshPolicies.denyPort, { destination_port: deniedPort }),
      ...dryRun('DENY', meshPolicies.dryDenyPort, { destination_port: watchedPort }),
    },
  };
}

function rules(action: Action, policy: string, permission: EnvoyConfig, principal: EnvoyConfig = anyone) {
  return { action, policies: { [policy]: { permissions: [permission], principals: [principal] } } };
}

function dryRun(action: Action, policy: string, permission: EnvoyConfig): EnvoyConfig {
  return {
    shadow_rules: rules(action, policy, permission),
    shadow_rules_stat_prefix: `istio_dry_run_${action.toLowerCase()}_`,
  };
}

function pathBelow(prefix: string): EnvoyConfig {
  return { url_path: { path: { prefix } } };
}

function methodIs(method: string): EnvoyConfig {
  return { header: { name: ':method', string_match: { exact: method } } };
}

function principalOf(spiffe: string): EnvoyConfig {
  return { authenticated: { principal_name: { exact: spiffe } } };
}
