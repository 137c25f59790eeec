{{- define "als-receiver.manifests" -}}
{{- $port := .Values.operator.istio.alsPort -}}
{{- $env := list (include "kestrel.namespaceEnv" .) (printf "- name: ISTIO_ALS_PORT\n  value: %q" (toString $port)) -}}
{{- $fullname := include "kestrel.fullname" . -}}
{{- $scaling := .Values.alsReceiver.autoscaling -}}
{{- $labels := include "kestrel.labels" (dict "root" . "name" "als-receiver") -}}
{{ include "kestrel.service" (dict "root" . "name" "als-receiver" "image" .Values.images.alsReceiver "values" .Values.alsReceiver "replicas" .Values.alsReceiver.replicas "autoscaled" $scaling.enabled "api" false "env" (join "\n" $env | trim) "ports" (printf "- { name: grpc-als, containerPort: %v }" $port)) }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ $fullname }}-als
  namespace: {{ .Release.Namespace }}
  labels:
{{ $labels | indent 4 }}
spec:
  selector:
{{ include "kestrel.selector" (dict "root" . "name" "als-receiver") | indent 4 }}
  ports:
    - { name: grpc-als, port: {{ $port }}, targetPort: grpc-als, appProtocol: grpc }
{{- end -}}

{{- /* One Telemetry for a namespace: dict root, namespace. */ -}}
{{- define "als-receiver.telemetry" -}}
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: {{ include "kestrel.fullname" .root }}-access-logs
  namespace: {{ .namespace }}
  labels:
{{ include "kestrel.labels" (dict "root" .root "name" "als-receiver") | indent 4 }}
spec:
  accessLogging:
    - providers:
        - name: {{ include "kestrel.fullname" .root }}-als
        - name: {{ include "kestrel.fullname" .root }}-als-tcp
{{- end -}}
