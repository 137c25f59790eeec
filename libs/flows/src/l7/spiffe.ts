export interface SpiffeIdentity {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

const pattern = /^spiffe:\/\/([^/]+)\/ns\/([^/]+)\/sa\/([^/]+)$/;

/** `spiffe://<trust domain>/ns/<namespace>/sa/<service account>`, exactly those segments (Istio, pkg/spiffe). */
export function parseSpiffe(uri: string): SpiffeIdentity | undefined {
  const [, trustDomain, namespace, serviceAccount] = pattern.exec(uri) ?? [];
  return trustDomain && namespace && serviceAccount ? { trustDomain, namespace, serviceAccount } : undefined;
}
