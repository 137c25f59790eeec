/** A port of an application, and of the Service in front of it. */
export interface AppPort {
  readonly name: string;
  readonly port: number;
}

/** One application as a person would describe it; the builders make the objects of it. */
export interface App {
  readonly name: string;
  readonly namespace: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob' | 'Job' | 'Pod';
  readonly image: string;
  /** Of Deployments and StatefulSets. Default 1. */
  readonly replicas?: number;
  /** None: no Service. */
  readonly ports?: readonly AppPort[];
  /** Default: the application's name. */
  readonly serviceAccount?: string;
  /** `app.kubernetes.io/part-of`. */
  readonly partOf: string;
  readonly tier: 'edge' | 'web' | 'service' | 'data' | 'platform';
  readonly team: string;
  /** Names of the applications that it calls; they become its environment and its policies. */
  readonly calls?: readonly string[];
  /** Of CronJobs, in cron's notation. */
  readonly schedule?: string;
  /** Of DaemonSets: only the nodes of this pool. */
  readonly pool?: string;
  readonly serviceType?: 'ClusterIP' | 'LoadBalancer' | 'Headless';
}

/** What selectors use. */
export function selectorLabels({ name }: Pick<App, 'name'>): Record<string, string> {
  return { 'app.kubernetes.io/name': name };
}

/** What the application's own objects carry. */
export function appLabels(app: App): Record<string, string> {
  return {
    ...selectorLabels(app),
    'app.kubernetes.io/part-of': app.partOf,
    'app.kubernetes.io/managed-by': 'Helm',
    team: app.team,
  };
}

/** What its pods carry besides. */
export function podLabels(app: App): Record<string, string> {
  const tag = app.image.split(':').at(-1) ?? 'latest';
  return { ...appLabels(app), 'app.kubernetes.io/version': tag, tier: app.tier };
}
