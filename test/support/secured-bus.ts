import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { busIdentities, keyVariable } from '@kestrel/bus';
import {
  type Environment,
  findProgram,
  makeTempFolder,
  type NatsServer,
  removeTempFolder,
  repositoryRoot,
  startNatsServer,
} from '@kestrel/testkit';
import { createCertificateAuthority } from '@kestrel/testkit/certificates';
import { nkeys } from 'nats';

/** A nats-server that lets in whom the chart lets in, each to the chart's subjects, over TLS. */
export interface SecuredBus extends AsyncDisposable {
  readonly server: NatsServer;
  /** `tls://…`, with a name that the server's certificate has. */
  readonly url: string;
  /** Settings with which a program is let in. */
  envOf(program: string): Environment;
}

export async function startSecuredBus(): Promise<SecuredBus> {
  const folder = makeTempFolder('secured-bus');
  const file = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const authority = await createCertificateAuthority({ name: 'bus' });
  const pair = await authority.issueServerCertificate({ commonName: 'bus', dnsNames: ['localhost'] });
  const caFile = file('ca.crt', authority.certificate);
  const places = {
    '/etc/nats/tls/tls.crt': file('tls.crt', pair.certificate),
    '/etc/nats/tls/tls.key': file('tls.key', pair.key),
  };
  const keys = new Map<string, string>();
  for (const { name } of busIdentities) {
    const user = nkeys.createUser();
    file(`${name}.seed`, user.getSeed());
    keys.set(name, `${keyVariable(name)}: ${user.getPublicKey()}`);
  }
  const server = await startNatsServer({ extraConfig: placed(chartSecurity(), places, keys) });
  return {
    server,
    url: `tls://localhost:${server.port}`,
    envOf: (program) => ({
      NATS_URL: `tls://localhost:${server.port}`,
      NATS_CA_FILE: caFile,
      NATS_NKEY_SEED_FILE: join(folder, `${program}.seed`),
    }),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await removeTempFolder(folder);
    },
  };
}

/** What the server refused to do for a client that it knows, as its log has it. */
export function refusalsIn({ lines }: NatsServer): string[] {
  return lines.filter((line) => /Violation/i.test(line));
}

/** TLS and authorization of the server's configuration, as the chart renders it. */
function chartSecurity(): string {
  const chart = join(repositoryRoot(), 'helm/kestrel-operator');
  const needed = ['auth.existingSecret.name=token', 'certificates.existingSecret=tls'];
  const args = ['template', 'kestrel', chart, '--show-only', 'templates/nats.yaml'];
  const text = execFileSync(findProgram('helm'), [...args, ...needed.flatMap((value) => ['--set', value])], {
    encoding: 'utf8',
  });
  const [, block = ''] = /^ {2}nats\.conf: \|\n((?: {4}.*\n)+)/m.exec(text) ?? [];
  const [, security] = /^(tls \{.*^authorization \{.*^\})$/ms.exec(block.replace(/^ {4}/gm, '')) ?? [];
  if (security === undefined) throw new Error(`no tls and authorization in what the chart renders:\n${text}`);
  return security;
}

/** The same where files lie elsewhere, and keys are written out: the server includes only what lies beside it. */
function placed(
  config: string,
  places: Readonly<Record<string, string>>,
  keys: ReadonlyMap<string, string>,
): string {
  const moved = Object.entries(places).reduce((text, [from, to]) => text.replaceAll(from, to), config);
  return moved.replace(/^include \.\.\/keys\/(.+)\.conf$/gm, (_, name: string) => keys.get(name) ?? '');
}
