import { busIdentities, keyVariable } from '@kestrel/bus';
import type { NewKubeObject } from '@kestrel/kube';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import type { KeysConfig } from './keys-config.ts';
import { createNkeyIdentity } from './nkey-identity.ts';

/** A Secret that the bus needs, made only where it is not there. */
export interface KeySecret {
  readonly name: string;
  /** New random content at each call. */
  build(): Promise<NewKubeObject>;
}

/**
 * One Secret for each identity: `nkey.seed` is for the service alone, `nkey.conf` (the public key, as a variable of the
 * server's configuration) for the server. And one with the server's certificate.
 */
export function keySecrets(config: KeysConfig): readonly KeySecret[] {
  const identities = busIdentities.map(({ name }) => identitySecret(config, name));
  return [...identities, serverSecret(config)];
}

function identitySecret(config: KeysConfig, service: string): KeySecret {
  const name = `${config.prefix}-${service}`;
  return {
    name,
    async build() {
      const { seed, publicKey } = createNkeyIdentity();
      return secret(
        config,
        { name, type: 'Opaque' },
        {
          'nkey.seed': seed,
          'nkey.conf': `${keyVariable(service)}: ${publicKey}\n`,
        },
      );
    },
  };
}

/** The authority signs this one certificate; its key is forgotten at once, so nothing can be signed with it later. */
function serverSecret(config: KeysConfig): KeySecret {
  const name = `${config.prefix}-tls`;
  return {
    name,
    async build() {
      const authority = await createCertificateAuthority({ name: `${config.prefix} authority` });
      const { certificate, key } = await authority.issueServerCertificate({
        commonName: config.prefix,
        dnsNames: config.serverNames,
      });
      return secret(
        config,
        { name, type: 'kubernetes.io/tls' },
        {
          'tls.crt': certificate,
          'tls.key': key,
          'ca.crt': authority.certificate,
        },
      );
    },
  };
}

function secret(
  { namespace, labels }: KeysConfig,
  { name, type }: { readonly name: string; readonly type: string },
  stringData: Readonly<Record<string, string>>,
): NewKubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels },
    type,
    immutable: true,
    stringData,
  };
}
