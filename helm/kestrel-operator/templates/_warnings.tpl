{{- /* Keys of a values file that this chart does not know, one a line. */ -}}
{{- define "kestrel.unknownKeys" -}}
{{- $known := dict
  "" (list "server" "auth" "certificates" "operator" "image" "images" "global" "proxy" "capabilities" "imagePullSecrets" "nameOverride" "fullnameOverride" "podAnnotations" "podLabels" "nodeSelector" "tolerations" "affinity" "logLevel" "replicaCount" "resources" "serviceAccount" "healthcheck" "networkPolicy" "monitoring" "namespaces" "watcher" "flowCollector" "alsReceiver" "uplinkGateway" "nats" "externalNats" "podSecurityContext" "securityContext")
  "server" (list "host" "port" "tls")
  "auth" (list "token" "existingSecret")
  "certificates" (list "client" "ca" "existingSecret")
  "operator" (list "cluster" "cilium" "istio" "safeApply" "otel" "metricsStore" "datadog" "argocd" "rollouts" "flux" "karpenter")
-}}
{{- range $section, $names := $known -}}
{{- $values := ternary $.Values (index $.Values $section) (eq $section "") -}}
{{- range $key, $value := $values -}}
{{- if not (has $key $names) }}
  {{ ternary $key (printf "%s.%s" $section $key) (eq $section "") }} has no meaning here and is ignored
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Known keys whose meaning is not built yet, or has moved. */ -}}
{{- define "kestrel.withoutEffect" -}}
{{- if or .Values.image.repository .Values.image.tag }}
  image.repository and image.tag name another program's image; ours are images.<service>
{{- end -}}
{{- if or .Values.podSecurityContext .Values.securityContext }}
  podSecurityContext and securityContext: every pod runs under the restricted profile already; they are ignored
{{- end -}}
{{- if .Values.operator.safeApply.enabled }}
  operator.safeApply.enabled: nothing applies policies in this version, and nothing may write
{{- end -}}
{{- range $key := list "otel" "metricsStore" "datadog" "argocd" "rollouts" "flux" "karpenter" -}}
{{- with index $.Values.operator $key -}}
{{- if or (dig "enabled" false .) (and (not (hasKey . "enabled")) .) }}
  operator.{{ $key }}: not in this version
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
