{{- /* Environment that every program of ours has: dict root, name, values. */ -}}
{{- define "kestrel.env" -}}
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: POD_NAMESPACE
  valueFrom: { fieldRef: { fieldPath: metadata.namespace } }
- name: LOG_LEVEL
  value: {{ .root.Values.logLevel | quote }}
- name: HEALTH_PORT
  value: {{ .root.Values.healthcheck.port | quote }}
{{ include "kestrel.memoryEnv" .values }}
{{ include "kestrel.busEnv" . }}
{{- end -}}

{{- /* Half of the limit is for the heap; buffers, stacks and code have the other half. */ -}}
{{- define "kestrel.memoryEnv" -}}
- name: MALLOC_ARENA_MAX
  value: "1"
{{- with (.resources.limits).memory }}
- name: NODE_OPTIONS
  value: "--max-old-space-size={{ div (include "kestrel.mebibytes" .) 2 }} --max-semi-space-size=2"
{{- end }}
{{- end -}}

{{- define "kestrel.busEnv" -}}
- name: NATS_URL
{{- if .root.Values.nats.enabled }}
  value: {{ printf "tls://%s-nats:4222" (include "kestrel.fullname" .root) | quote }}
- name: NATS_CA_FILE
  value: /etc/kestrel/bus/ca.crt
{{- else }}
  value: {{ join "," .root.Values.externalNats.servers | quote }}
{{- if .root.Values.externalNats.caConfigMap }}
- name: NATS_CA_FILE
  value: /etc/kestrel/bus/ca.crt
{{- end }}
- name: NATS_REPLICAS
  value: {{ .root.Values.externalNats.replicas | quote }}
{{- end }}
- name: NATS_NKEY_SEED_FILE
  value: /etc/kestrel/bus/nkey.seed
{{- end -}}

{{- /* The service's own seed and the authority of the bus, nothing else. */ -}}
{{- define "kestrel.busVolume" -}}
- name: bus
  projected:
    defaultMode: 0440
    sources:
      - secret:
          name: {{ include "kestrel.nkeyPrefix" .root }}-{{ .name }}
          items: [{ key: nkey.seed, path: nkey.seed }]
{{- if .root.Values.nats.enabled }}
      - secret:
          name: {{ include "kestrel.nkeyPrefix" .root }}-tls
          items: [{ key: ca.crt, path: ca.crt }]
{{- else if .root.Values.externalNats.caConfigMap }}
      - configMap:
          name: {{ .root.Values.externalNats.caConfigMap }}
          items: [{ key: ca.crt, path: ca.crt }]
{{- end }}
{{- end -}}

{{- define "kestrel.podSecurity" -}}
runAsNonRoot: true
{{- if not .Values.global.openshift }}
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
{{- end }}
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "kestrel.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: { drop: [ALL] }
{{- end -}}

{{- define "kestrel.pullSecrets" -}}
{{- with concat .Values.global.imagePullSecrets .Values.imagePullSecrets | uniq }}
imagePullSecrets:
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* Where pods run: dict root, name, and own, what a service says of itself, which wins. */ -}}
{{- define "kestrel.scheduling" -}}
{{- $own := default dict .own -}}
{{- with default .root.Values.nodeSelector $own.nodeSelector }}
nodeSelector:
{{ toYaml . | indent 2 }}
{{- end }}
{{- with default .root.Values.tolerations $own.tolerations }}
tolerations:
{{ toYaml . }}
{{- end }}
{{- with default .root.Values.affinity $own.affinity }}
affinity:
{{ toYaml . | indent 2 }}
{{- end }}
{{- with default .root.Values.global.priorityClassName $own.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- $selector := include "kestrel.selector" . | fromYaml }}
{{- with default .root.Values.global.topologySpreadConstraints $own.topologySpreadConstraints }}
topologySpreadConstraints:
{{- range . }}
{{ toYaml (list (merge (deepCopy .) (dict "labelSelector" (dict "matchLabels" $selector)))) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "kestrel.podMetadata" -}}
labels:
{{ include "kestrel.labels" . | indent 2 }}
{{- with .root.Values.podLabels }}
{{ toYaml . | indent 2 }}
{{- end }}
annotations:
  kubectl.kubernetes.io/default-container: {{ .name }}
{{- if .root.Values.monitoring.annotations }}
  prometheus.io/scrape: "true"
  prometheus.io/port: {{ .root.Values.healthcheck.port | quote }}
  prometheus.io/path: /metrics
{{- end }}
{{- with .annotations }}
{{ toYaml . | indent 2 }}
{{- end }}
{{- with .root.Values.podAnnotations }}
{{ toYaml . | indent 2 }}
{{- end }}
{{- end -}}

{{- define "kestrel.probes" -}}
startupProbe:
  httpGet: { path: /livez, port: health }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /livez, port: health }
{{- with .Values.healthcheck.livenessProbe }}
  initialDelaySeconds: {{ .initialDelaySeconds }}
  periodSeconds: {{ .periodSeconds }}
  timeoutSeconds: {{ .timeoutSeconds }}
  failureThreshold: {{ max 3 (int .failureThreshold) }}
{{- end }}
readinessProbe:
  httpGet: { path: /readyz, port: health }
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{- /*
A service of ours: Deployment, ServiceAccount, PodDisruptionBudget where there are several replicas.
dict root, name, image, values, replicas, autoscaled, api (needs the Kubernetes API), env, ports, volumes, mounts, annotations
*/ -}}
{{- define "kestrel.service" -}}
{{- $fullname := printf "%s-%s" (include "kestrel.fullname" .root) .name -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
{{ include "kestrel.labels" . | indent 4 }}
spec:
{{- if not .autoscaled }}
  replicas: {{ .replicas }}
{{- end }}
  revisionHistoryLimit: 3
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels:
{{ include "kestrel.selector" . | indent 6 }}
  template:
    metadata:
{{ include "kestrel.podMetadata" . | indent 6 }}
    spec:
      serviceAccountName: {{ include "kestrel.serviceAccount" . }}
      automountServiceAccountToken: {{ .api }}
      enableServiceLinks: false
      terminationGracePeriodSeconds: 30
      securityContext:
{{ include "kestrel.podSecurity" .root | indent 8 }}
{{ include "kestrel.pullSecrets" .root | indent 6 }}
{{ include "kestrel.scheduling" (dict "root" .root "name" .name "own" .values.scheduling) | indent 6 }}
      containers:
        - name: {{ .name }}
          image: {{ include "kestrel.image" (dict "root" .root "image" .image) | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          securityContext:
{{ include "kestrel.containerSecurity" .root | indent 12 }}
          env:
{{ include "kestrel.env" . | indent 12 }}
{{- with .env }}
{{ . | indent 12 }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . | indent 12 }}
{{- end }}
          ports:
            - { name: health, containerPort: {{ .root.Values.healthcheck.port }} }
{{- with .ports }}
{{ . | indent 12 }}
{{- end }}
{{ include "kestrel.probes" .root | indent 10 }}
          resources:
{{ toYaml .values.resources | indent 12 }}
          volumeMounts:
            - { name: bus, mountPath: /etc/kestrel/bus, readOnly: true }
{{- with .mounts }}
{{ . | indent 12 }}
{{- end }}
      volumes:
{{ include "kestrel.busVolume" . | indent 8 }}
{{- with .volumes }}
{{ . | indent 8 }}
{{- end }}
{{- if or (ne .name "uplink-gateway") .root.Values.serviceAccount.create }}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "kestrel.serviceAccount" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
{{ include "kestrel.labels" . | indent 4 }}
{{- if eq .name "uplink-gateway" }}
{{- with .root.Values.serviceAccount.annotations }}
  annotations:
{{ toYaml . | indent 4 }}
{{- end }}
{{- end }}
automountServiceAccountToken: false
{{- end }}
{{- if or .autoscaled (gt (int .replicas) 1) }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ $fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
{{ include "kestrel.labels" . | indent 4 }}
spec:
  maxUnavailable: 1
{{- if semverCompare ">=1.27-0" .root.Capabilities.KubeVersion.Version }}
  # A pod that does not work holds up no drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
{{- end }}
  selector:
    matchLabels:
{{ include "kestrel.selector" . | indent 6 }}
{{- end }}
{{- if .autoscaled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $fullname }}
  namespace: {{ .root.Release.Namespace }}
  labels:
{{ include "kestrel.labels" . | indent 4 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ $fullname }} }
  minReplicas: {{ .values.autoscaling.minReplicas }}
  maxReplicas: {{ .values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ .values.autoscaling.targetCPUUtilizationPercentage }} }
  # One at a time and slowly: each that goes hands its windows over.
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 600
      policies: [{ type: Pods, value: 1, periodSeconds: 120 }]
{{- end }}
{{- end -}}

{{- define "kestrel.namespaceEnv" -}}
{{- with .Values.namespaces.include }}
- name: NAMESPACES_INCLUDE
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.namespaces.exclude }}
- name: NAMESPACES_EXCLUDE
  value: {{ join "," . | quote }}
{{- end }}
{{- end -}}

{{- define "kestrel.hookAnnotations" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}
