{{- define "nats.identities" -}}
watcher flow-collector als-receiver uplink-gateway bus-setup
{{- end -}}

{{- define "nats.config" -}}
server_name: $POD_NAME
listen: "0.0.0.0:4222"
http: "0.0.0.0:8222"
max_payload: 8388608
lame_duck_grace_period: "2s"
lame_duck_duration: "30s"
jetstream {
  store_dir: "/data"
  max_memory_store: 0
  max_file_store: {{ .Values.nats.storage.maxFileStore }}
  # An acknowledgement means that the disk has it, also when the node loses power.
  sync_interval: always
}
tls {
  cert_file: "/etc/nats/tls/tls.crt"
  key_file: "/etc/nats/tls/tls.key"
}
{{- range splitList " " (include "nats.identities" .) }}
include ../keys/{{ . }}.conf
{{- end }}
{{- /* Not by include: an included file does not see the variables of another. */}}
{{ .Files.Get "files/authorization.conf" }}
{{- end -}}

{{- define "nats.setupEnv" -}}
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: POD_NAMESPACE
  valueFrom: { fieldRef: { fieldPath: metadata.namespace } }
- name: LOG_LEVEL
  value: {{ .Values.logLevel | quote }}
- name: HEALTH_PORT
  value: {{ .Values.healthcheck.port | quote }}
{{ include "kestrel.memoryEnv" (dict "resources" .Values.nats.setupResources) }}
- name: NATS_URL
  value: tls://localhost:4222
- name: NATS_CA_FILE
  value: /etc/kestrel/bus/ca.crt
- name: NATS_NKEY_SEED_FILE
  value: /etc/kestrel/bus/nkey.seed
{{- range $name, $bytes := .Values.nats.streams }}
- name: KESTREL_{{ trimSuffix "MaxBytes" $name | upper }}_MAX_BYTES
  value: {{ int64 $bytes | quote }}
{{- end }}
{{- end -}}

{{- define "nats.manifests" -}}
{{- $name := printf "%s-nats" (include "kestrel.fullname" .) -}}
{{- $scope := dict "root" . "name" "nats" -}}
{{- $labels := include "kestrel.labels" $scope -}}
{{- $config := include "nats.config" . -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
data:
  nats.conf: |
{{ $config | indent 4 }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
spec:
  clusterIP: None
  selector:
{{ include "kestrel.selector" $scope | indent 4 }}
  ports:
    - { name: nats, port: 4222, targetPort: nats, appProtocol: tcp }
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
automountServiceAccountToken: false
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
spec:
  serviceName: {{ $name }}
  replicas: 1
  revisionHistoryLimit: 3
{{- if .Values.nats.storage.persistent }}
  persistentVolumeClaimRetentionPolicy:
    whenDeleted: {{ ternary "Retain" "Delete" .Values.nats.storage.keepOnUninstall }}
    whenScaled: Retain
{{- end }}
  selector:
    matchLabels:
{{ include "kestrel.selector" $scope | indent 6 }}
  template:
    metadata:
{{ include "kestrel.podMetadata" (merge (dict "annotations" (dict "checksum/config" ($config | sha256sum))) $scope) | indent 6 }}
    spec:
      serviceAccountName: {{ $name }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 60
      securityContext:
{{ include "kestrel.podSecurity" . | indent 8 }}
{{ include "kestrel.pullSecrets" . | indent 6 }}
{{ include "kestrel.scheduling" (merge (dict "own" .Values.nats.scheduling) $scope) | indent 6 }}
      containers:
        - name: nats
          image: {{ include "kestrel.image" (dict "root" . "image" .Values.images.nats) | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          args: ["--config", "/etc/nats/config/nats.conf"]
          securityContext:
{{ include "kestrel.containerSecurity" . | indent 12 }}
          env:
            - name: POD_NAME
              valueFrom: { fieldRef: { fieldPath: metadata.name } }
            {{- with (.Values.nats.resources.limits).memory }}
            - { name: GOMEMLIMIT, value: "{{ div (mul (include "kestrel.mebibytes" .) 9) 10 }}MiB" }
            {{- end }}
          ports:
            - { name: nats, containerPort: 4222 }
            - { name: monitor, containerPort: 8222 }
          startupProbe:
            httpGet: { path: "/healthz?js-server-only=true", port: monitor }
            periodSeconds: 2
            failureThreshold: 150
          livenessProbe:
            httpGet: { path: "/healthz?js-server-only=true", port: monitor }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          readinessProbe:
            httpGet: { path: "/healthz?js-server-only=true", port: monitor }
            periodSeconds: 5
            timeoutSeconds: 5
          resources:
{{ toYaml .Values.nats.resources | indent 12 }}
          volumeMounts:
            - { name: data, mountPath: /data }
            - { name: config, mountPath: /etc/nats/config, readOnly: true }
            - { name: keys, mountPath: /etc/nats/keys, readOnly: true }
            - { name: tls, mountPath: /etc/nats/tls, readOnly: true }
        - name: bus-setup
          image: {{ include "kestrel.image" (dict "root" . "image" .Values.images.busSetup) | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          args: [streams, --keep]
          securityContext:
{{ include "kestrel.containerSecurity" . | indent 12 }}
          env:
{{ include "nats.setupEnv" . | indent 12 }}
          ports:
            - { name: health, containerPort: {{ .Values.healthcheck.port }} }
          livenessProbe:
            httpGet: { path: /livez, port: health }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          resources:
{{ toYaml .Values.nats.setupResources | indent 12 }}
          volumeMounts:
            - { name: bus, mountPath: /etc/kestrel/bus, readOnly: true }
      volumes:
        - name: config
          configMap: { name: {{ $name }} }
        # Only public keys: the seeds of the services never come here.
        - name: keys
          projected:
            defaultMode: 0440
            sources:
{{- range splitList " " (include "nats.identities" .) }}
              - secret:
                  name: {{ $name }}-{{ . }}
                  items: [{ key: nkey.conf, path: {{ . }}.conf }]
{{- end }}
        - name: tls
          secret:
            secretName: {{ $name }}-tls
            defaultMode: 0440
            items: [{ key: tls.crt, path: tls.crt }, { key: tls.key, path: tls.key }]
{{ include "kestrel.busVolume" (dict "root" . "name" "bus-setup") | indent 8 }}
{{- if not .Values.nats.storage.persistent }}
        - name: data
          emptyDir: { sizeLimit: {{ .Values.nats.storage.size }} }
{{- else }}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        {{- with .Values.nats.storage.className }}
        storageClassName: {{ . }}
        {{- end }}
        resources:
          requests: { storage: {{ .Values.nats.storage.size }} }
{{- end }}
{{- end -}}

{{- /* Before install and upgrade: the Secrets of the bus, where they are missing. */ -}}
{{- define "nats.keysHook" -}}
{{- $name := printf "%s-bus-setup" (include "kestrel.fullname" .) -}}
{{- $nats := printf "%s-nats" (include "kestrel.fullname" .) -}}
{{- $scope := dict "root" . "name" "bus-setup" -}}
{{- $labels := include "kestrel.labels" $scope -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
  annotations:
{{ include "kestrel.hookAnnotations" "-10" | indent 4 }}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
  annotations:
{{ include "kestrel.hookAnnotations" "-10" | indent 4 }}
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: [create]
  - apiGroups: [""]
    resources: [secrets]
    resourceNames:
{{- range append (splitList " " (include "nats.identities" .)) "tls" }}
      - {{ $nats }}-{{ . }}
{{- end }}
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ $name }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
  annotations:
{{ include "kestrel.hookAnnotations" "-10" | indent 4 }}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{ $name }} }
subjects:
  - { kind: ServiceAccount, name: {{ $name }}, namespace: {{ .Release.Namespace }} }
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ $name }}-keys
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
  annotations:
{{ include "kestrel.hookAnnotations" "-5" | indent 4 }}
spec:
  backoffLimit: 3
  activeDeadlineSeconds: 300
  template:
    metadata:
      labels:
{{ $labels | indent 8 }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ $name }}
      automountServiceAccountToken: true
      enableServiceLinks: false
      securityContext:
{{ include "kestrel.podSecurity" . | indent 8 }}
{{ include "kestrel.pullSecrets" . | indent 6 }}
{{ include "kestrel.scheduling" $scope | indent 6 }}
      containers:
        - name: bus-setup
          image: {{ include "kestrel.image" (dict "root" . "image" .Values.images.busSetup) | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          args: [keys]
          securityContext:
{{ include "kestrel.containerSecurity" . | indent 12 }}
          env:
            - name: POD_NAMESPACE
              valueFrom: { fieldRef: { fieldPath: metadata.namespace } }
            - { name: NATS_SECRET_PREFIX, value: {{ $nats }} }
            - { name: SECRET_LABELS, value: "app.kubernetes.io/part-of=kestrel-operator,app.kubernetes.io/instance={{ .Release.Name }}" }
{{ include "kestrel.memoryEnv" (dict "resources" .Values.nats.setupResources) | indent 12 }}
          resources:
{{ toYaml .Values.nats.setupResources | indent 12 }}
{{- end -}}
