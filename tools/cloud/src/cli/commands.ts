import { parseArgs } from 'node:util';
import { ensureMaterial } from '../authority/material.ts';
import { createTokens } from '../authority/tokens.ts';
import { parseClusterName, parsePortOption, parseSecondsOption } from './arguments.ts';
import { type Onboarding, onboard } from './onboard.ts';

const dirDefault = process.env.CLOUD_DIR || '.kestrel-cloud';

export const usage = `The Kestrel development cloud.

  cloud serve                      run it; configured by environment, "cloud serve --help" lists the variables
      --cluster NAME               the same with this cluster onboarded first, with the options below
  cloud onboard --cluster NAME     give a cluster its credentials, print the gateway's environment
      --dir DIR                    the cloud's directory (default: $CLOUD_DIR, else .kestrel-cloud)
      --tenant NAME                tenant in the token (default: development)
      --server-host HOST           where the gateway finds the cloud (default: localhost)
      --server-port PORT           (default: 7443)
      --expires-in DURATION        life of the token (default: 24h)
  cloud token --cluster NAME       print a new access token; --dir, --tenant, --expires-in as above
      --no-tenant                  leave the tenant out, which no cloud accepts
      --expires-in -1h             expired an hour ago
`;

/** Prints the environment of the onboarded cluster's gateway. @throws UsageError */
export async function runOnboard(args: string[]): Promise<void> {
  const { valuesFile, environment } = await onboardAsTold(args);
  console.log(`# Helm values: ${valuesFile}\n# A gateway run by hand:`);
  for (const [variable, value] of Object.entries(environment))
    console.log(`export ${variable}=${quote(value)}`);
}

/** Onboards and prints nothing. @throws UsageError */
export async function onboardAsTold(args: string[]): Promise<Onboarding> {
  const { values } = parseArgs({
    args,
    options: {
      ...commonOptions,
      'server-host': { type: 'string', default: 'localhost' },
      'server-port': { type: 'string', default: '7443' },
    },
  });
  return onboard({
    cluster: parseClusterName(values.cluster),
    tenant: values.tenant,
    dir: values.dir,
    serverHost: values['server-host'],
    serverPort: parsePortOption('server-port', values['server-port']),
    tokenExpiresInSeconds: parseSecondsOption('expires-in', values['expires-in']),
  });
}

/** Prints a token and nothing else. @throws UsageError */
export async function runToken(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { ...commonOptions, 'no-tenant': { type: 'boolean', default: false } },
  });
  const tokens = await createTokens((await ensureMaterial(values.dir)).tokenKey);
  const token = await tokens.issue({
    cluster: parseClusterName(values.cluster),
    tenant: values['no-tenant'] ? undefined : values.tenant,
    expiresInSeconds: parseSecondsOption('expires-in', values['expires-in']),
  });
  console.log(token);
}

const commonOptions = {
  cluster: { type: 'string' },
  dir: { type: 'string', default: dirDefault },
  tenant: { type: 'string', default: 'development' },
  'expires-in': { type: 'string', default: '24h' },
} as const;

/** For a POSIX shell. */
function quote(value: string): string {
  return /^[-\w./:]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
