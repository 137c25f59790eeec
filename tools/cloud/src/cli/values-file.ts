import type { CertificatePair } from '@kestrel/testkit/certificates';
import { stringify } from 'yaml';

export interface ValuesInput {
  readonly cluster: string;
  readonly serverHost: string;
  readonly serverPort: number;
  readonly token: string;
  readonly client: CertificatePair;
  readonly caCertificate: string;
}

/** The Helm values that a user gets from onboarding, in the shape that existing installations have. */
export function renderValues(input: ValuesInput): string {
  const values = {
    server: { host: input.serverHost, port: input.serverPort, tls: { insecureSkipVerify: false } },
    auth: { token: input.token },
    certificates: {
      client: { cert: input.client.certificate, key: input.client.key },
      ca: { cert: input.caCertificate },
    },
    operator: {
      cluster: { id: input.cluster, name: input.cluster },
      cilium: { disableFlows: false },
      istio: { enabled: false },
      safeApply: { enabled: false },
    },
  };
  return `# Credentials of cluster ${input.cluster}. Keep this file secret.\n${stringify(values, { lineWidth: 0 })}`;
}
