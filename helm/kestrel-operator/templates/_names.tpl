{{- define "kestrel.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Labels of a service: dict root, name. */ -}}
{{- define "kestrel.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: kestrel-operator
{{- end -}}

{{- define "kestrel.labels" -}}
{{ include "kestrel.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- /* Image reference: dict root, image. */ -}}
{{- define "kestrel.image" -}}
{{- $repository := .image.repository -}}
{{- with .root.Values.global.image.registry }}{{ $repository = printf "%s/%s" (trimSuffix "/" .) $repository }}{{ end -}}
{{- if .image.digest -}}
{{ $repository }}@{{ .image.digest }}
{{- else -}}
{{ $repository }}:{{ default .root.Chart.AppVersion .image.tag }}
{{- end -}}
{{- end -}}

{{- define "kestrel.serviceAccount" -}}
{{- $name := printf "%s-%s" (include "kestrel.fullname" .root) .name -}}
{{- if eq .name "uplink-gateway" -}}
{{- if .root.Values.serviceAccount.create -}}
{{ default $name .root.Values.serviceAccount.name }}
{{- else -}}
{{ default "default" .root.Values.serviceAccount.name }}
{{- end -}}
{{- else -}}
{{ $name }}
{{- end -}}
{{- end -}}

{{- define "kestrel.tokenSecret" -}}
{{ default (printf "%s-jwt" .Release.Name) .Values.auth.existingSecret.name }}
{{- end -}}

{{- define "kestrel.tlsSecret" -}}
{{ default (printf "%s-client-tls" .Release.Name) .Values.certificates.existingSecret }}
{{- end -}}

{{- define "kestrel.nkeyPrefix" -}}
{{- if .Values.nats.enabled -}}{{ include "kestrel.fullname" . }}-nats{{- else -}}{{ .Values.externalNats.nkeySecretPrefix }}{{- end -}}
{{- end -}}

{{- /* "true" where a capability is on: dict root, name, default. YAML reads on and off as booleans, quoted or not. */ -}}
{{- define "kestrel.capability" -}}
{{- $said := toString (index .root.Values.capabilities .name) -}}
{{- if has $said (list "on" "true") }}true{{ else if has $said (list "off" "false") }}false{{ else }}{{ .default }}{{ end -}}
{{- end -}}

{{- /* "true" where a service runs: dict root, key. */ -}}
{{- define "kestrel.isOn" -}}
{{- $v := .root.Values -}}
{{- if eq .key "watcher" -}}{{ and $v.watcher.enabled (eq (include "kestrel.capability" (dict "root" .root "name" "inventory" "default" true)) "true") }}
{{- else if eq .key "flowCollector" -}}{{ and $v.flowCollector.enabled (eq (include "kestrel.capability" (dict "root" .root "name" "flows" "default" (not $v.operator.cilium.disableFlows))) "true") }}
{{- else if eq .key "alsReceiver" -}}{{ and $v.alsReceiver.enabled (eq (include "kestrel.capability" (dict "root" .root "name" "l7" "default" $v.operator.istio.enabled)) "true") }}
{{- else if eq .key "uplinkGateway" -}}{{ $v.uplinkGateway.enabled }}
{{- else if eq .key "nats" -}}{{ $v.nats.enabled }}
{{- end -}}
{{- end -}}

{{- /* Names of our services that run, with blanks between. */ -}}
{{- define "kestrel.servicesOn" -}}
{{- $names := list -}}
{{- range $name, $key := dict "watcher" "watcher" "flow-collector" "flowCollector" "als-receiver" "alsReceiver" "uplink-gateway" "uplinkGateway" -}}
{{- if eq (include "kestrel.isOn" (dict "root" $ "key" $key)) "true" }}{{ $names = append $names $name }}{{ end -}}
{{- end -}}
{{ join " " $names }}
{{- end -}}

{{- /* A quantity of memory in MiB. */ -}}
{{- define "kestrel.mebibytes" -}}
{{- $text := toString . -}}
{{- if hasSuffix "Gi" $text -}}{{ mulf (trimSuffix "Gi" $text | float64) 1024 | floor | int }}
{{- else if hasSuffix "Mi" $text -}}{{ trimSuffix "Mi" $text | float64 | floor | int }}
{{- else if hasSuffix "G" $text -}}{{ mulf (trimSuffix "G" $text | float64) 953.67 | floor | int }}
{{- else if hasSuffix "M" $text -}}{{ mulf (trimSuffix "M" $text | float64) 0.95367 | floor | int }}
{{- else if regexMatch "^[0-9]+$" $text -}}{{ div (int64 $text) 1048576 }}
{{- else -}}{{ fail (printf "resources.limits.memory is %q: write it in Mi, Gi, M, G or bytes" $text) }}
{{- end -}}
{{- end -}}
