{{- /* Namespaces in which the relay may be, as JSON. */ -}}
{{- define "flow-collector.namespaces" -}}
{{- $gke := "gke-managed-dpv2-observability" -}}
{{- $namespaces := .Values.flowCollector.hubble.namespaces -}}
{{- if lookup "v1" "Namespace" "" $gke }}{{ $namespaces = append $namespaces $gke | uniq }}{{ end -}}
{{ dict "list" $namespaces | toJson }}
{{- end -}}

{{- define "flow-collector.manifests" -}}
{{- $root := . -}}
{{- $env := list (include "kestrel.namespaceEnv" .) -}}
{{- with .Values.flowCollector.hubble.relayAddress }}{{ $env = append $env (printf "- name: HUBBLE_RELAY_ADDRESS\n  value: %q" .) }}{{ end -}}
{{- if .Values.operator.cilium.hubble.tls.forceDisable }}{{ $env = append $env "- name: DISABLE_HUBBLE_TLS\n  value: \"true\"" }}{{ end -}}
{{- $env = append $env (printf "- name: FLOW_SHARDS\n  value: %q" (ternary "16" "1" (or .Values.flowCollector.autoscaling.enabled (gt (int .Values.flowCollector.replicas) 1)))) -}}
{{- $name := printf "%s-flow-collector" (include "kestrel.fullname" .) -}}
{{ include "kestrel.service" (dict "root" . "name" "flow-collector" "image" .Values.images.flowCollector "values" .Values.flowCollector "replicas" .Values.flowCollector.replicas "autoscaled" .Values.flowCollector.autoscaling.enabled "api" (not .Values.flowCollector.hubble.relayAddress) "env" (join "\n" $env | trim)) }}
{{- if not .Values.flowCollector.hubble.relayAddress }}
{{- range (fromJson (include "flow-collector.namespaces" .)).list }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ $root.Release.Namespace }}-{{ $name }}
  namespace: {{ . }}
  labels:
{{ include "kestrel.labels" (dict "root" $root "name" "flow-collector") | indent 4 }}
rules:
  - apiGroups: [""]
    resources: [services]
    resourceNames: [hubble-relay]
    verbs: [get]
  - apiGroups: [""]
    resources: [secrets]
    resourceNames: [hubble-relay-client-certs, hubble-relay-server-certs]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ $root.Release.Namespace }}-{{ $name }}
  namespace: {{ . }}
  labels:
{{ include "kestrel.labels" (dict "root" $root "name" "flow-collector") | indent 4 }}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{ $root.Release.Namespace }}-{{ $name }} }
subjects:
  - { kind: ServiceAccount, name: {{ $name }}, namespace: {{ $root.Release.Namespace }} }
{{- end }}
{{- end }}
{{- end -}}
