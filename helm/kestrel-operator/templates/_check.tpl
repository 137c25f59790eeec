{{- /* A pod of `helm test`: dict root, what, args, env, seedOf (whose seed it gets; none: empty). */ -}}
{{- define "kestrel.checkPod" -}}
apiVersion: v1
kind: Pod
metadata:
  name: {{ include "kestrel.fullname" .root }}-test-{{ .what }}
  namespace: {{ .root.Release.Namespace }}
  labels:
{{ include "kestrel.labels" (dict "root" .root "name" "test") | indent 4 }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext:
{{ include "kestrel.podSecurity" .root | indent 4 }}
{{ include "kestrel.pullSecrets" .root | indent 2 }}
{{ include "kestrel.scheduling" (dict "root" .root "name" "test") | indent 2 }}
  containers:
    - name: check
      image: {{ include "kestrel.image" (dict "root" .root "image" .root.Values.images.busSetup) | quote }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      args: [{{ .args }}]
      securityContext:
{{ include "kestrel.containerSecurity" .root | indent 8 }}
      env:
{{ .env | indent 8 }}
{{ include "kestrel.memoryEnv" (dict "resources" .root.Values.nats.setupResources) | indent 8 }}
      resources:
{{ toYaml .root.Values.nats.setupResources | indent 8 }}
{{- if .seedOf }}
      volumeMounts:
        - { name: bus, mountPath: /etc/kestrel/bus, readOnly: true }
  volumes:
{{ include "kestrel.busVolume" (dict "root" .root "name" .seedOf) | indent 4 }}
{{- end }}
{{- end -}}
