{{- define "watcher.manifests" -}}
{{- $env := list (include "kestrel.namespaceEnv" .) -}}
{{- with .Values.watcher.dropLabels }}{{ $env = append $env (printf "- name: DROP_LABELS\n  value: %q" (join "," .)) }}{{ end -}}
{{- with .Values.watcher.dropAnnotations }}{{ $env = append $env (printf "- name: DROP_ANNOTATIONS\n  value: %q" (join "," .)) }}{{ end -}}
{{- $env = append $env (printf "- name: ISTIO_ROOT_NAMESPACE\n  value: %q" .Values.operator.istio.telemetry.rootNamespace) -}}
{{- $name := printf "%s-watcher" (include "kestrel.fullname" .) -}}
{{ include "kestrel.service" (dict "root" . "name" "watcher" "image" .Values.images.watcher "values" .Values.watcher "replicas" .Values.watcher.replicas "api" true "env" (join "\n" $env | trim)) }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ .Release.Namespace }}-{{ $name }}
  labels:
{{ include "kestrel.labels" (dict "root" . "name" "watcher") | indent 4 }}
rules:
  - apiGroups: [""]
    resources: [namespaces, nodes, pods, services, events]
    verbs: [list, watch]
  - apiGroups: [apps]
    resources: [deployments, statefulsets, daemonsets, replicasets]
    verbs: [list, watch]
  - apiGroups: [batch]
    resources: [jobs, cronjobs]
    verbs: [list, watch]
  - apiGroups: [networking.k8s.io]
    resources: [networkpolicies]
    verbs: [list, watch]
  - apiGroups: [security.istio.io]
    resources: [authorizationpolicies]
    verbs: [list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ .Release.Namespace }}-{{ $name }}
  labels:
{{ include "kestrel.labels" (dict "root" . "name" "watcher") | indent 4 }}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{ .Release.Namespace }}-{{ $name }} }
subjects:
  - { kind: ServiceAccount, name: {{ $name }}, namespace: {{ .Release.Namespace }} }
{{- end -}}
