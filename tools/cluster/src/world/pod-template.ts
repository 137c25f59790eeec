import { type App, podLabels } from './app.ts';
import type { Container, PodTemplate } from './kinds.ts';

const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The template of an application's pods, with the fields that the API server fills in. */
export function buildPodTemplate(app: App): PodTemplate {
  const port = app.ports?.[0]?.port;
  return {
    metadata: {
      labels: podLabels(app),
      annotations: {
        'checksum/config': checksum(app.name),
        ...(port === undefined ? {} : { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port) }),
      },
    },
    spec: {
      containers: [buildContainer(app)],
      restartPolicy: app.kind === 'Job' || app.kind === 'CronJob' ? 'OnFailure' : 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      ...(app.pool === undefined ? {} : { nodeSelector: { pool: app.pool } }),
      serviceAccountName: app.serviceAccount ?? app.name,
      serviceAccount: app.serviceAccount ?? app.name,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10_001,
        fsGroup: 10_001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      schedulerName: 'default-scheduler',
    },
  };
}

function buildContainer(app: App): Container {
  const [first] = app.ports ?? [];
  return {
    name: app.name,
    image: app.image,
    ...(app.ports === undefined
      ? {}
      : { ports: app.ports.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' })) }),
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
      {
        name: 'POD_NAMESPACE',
        valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
      },
      { name: 'LOG_LEVEL', value: 'info' },
      ...(app.calls ?? []).map((called) => ({
        name: `${called.toUpperCase().replaceAll('-', '_')}_ADDRESS`,
        value: `${called}:8080`,
      })),
    ],
    resources: { limits: { cpu: '500m', memory: '256Mi' }, requests: { cpu: '100m', memory: '128Mi' } },
    ...(first === undefined ? {} : { readinessProbe: probe(first.name) }),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  };
}

/** The volume through which a pod gets its token; the API server adds it to each pod. */
export function tokenVolume(suffix: string): { volume: object; mount: object } {
  const name = `kube-api-access-${suffix}`;
  const items = [{ key: 'ca.crt', path: 'ca.crt' }];
  const namespace = { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } };
  return {
    volume: {
      name,
      projected: {
        sources: [
          { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
          { configMap: { name: 'kube-root-ca.crt', items } },
          { downwardAPI: { items: [namespace] } },
        ],
        defaultMode: 420,
      },
    },
    mount: { name, readOnly: true, mountPath },
  };
}

function probe(port: string): object {
  return {
    httpGet: { path: '/healthz', port, scheme: 'HTTP' },
    initialDelaySeconds: 5,
    timeoutSeconds: 1,
    periodSeconds: 5,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

/** Thirty-two hex digits that depend on the text alone (FNV-1a). */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(4);
}
