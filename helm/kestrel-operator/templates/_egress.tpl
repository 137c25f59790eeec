{{- /* kubernetes or cilium. Not said: Cilium's where it is served, since by a NetworkPolicy it never lets a pod reach the API server. */ -}}
{{- define "kestrel.policyFlavor" -}}
{{- default (ternary "cilium" "kubernetes" (.Capabilities.APIVersions.Has "cilium.io/v2/CiliumNetworkPolicy")) .Values.networkPolicy.flavor -}}
{{- end -}}

{{- /* Whether a service asks the API server, and whether it looks for the relay there: dict root, name. */ -}}
{{- define "kestrel.asksApiServer" -}}
{{- or (eq .name "watcher") (and (eq .name "flow-collector") (not .root.Values.flowCollector.hubble.relayAddress)) -}}
{{- end -}}

{{- /* Ports of the relay: those of its Service and its pods, or that of the address. */ -}}
{{- define "kestrel.relayPorts" -}}
{{- with .Values.flowCollector.hubble.relayAddress }}{{ regexFind "[0-9]+$" . }}{{ else }}443 80 4245{{ end -}}
{{- end -}}

{{- /* Where the gateway leaves to: the cloud, or the proxy before it. As JSON: host, port. */ -}}
{{- define "kestrel.cloudAddress" -}}
{{- with .Values.proxy.url -}}
{{- $address := regexReplaceAll "^http://(.*@)?" . "" | trimSuffix "/" -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $address) | default "80" -}}
{{- dict "host" (regexReplaceAll ":[0-9]+$" $address "" | trimPrefix "[" | trimSuffix "]") "port" $port | toJson -}}
{{- else -}}
{{- dict "host" .Values.server.host "port" (toString .Values.server.port) | toJson -}}
{{- end -}}
{{- end -}}

{{- define "kestrel.busPorts" -}}
{{- range .Values.externalNats.servers }}{{ regexFind "[0-9]+$" . | default "4222" }} {{ end -}}
{{- end -}}

{{- /* What a service may reach, as a NetworkPolicy: dict root, name. */ -}}
{{- define "kestrel.egress" -}}
{{- $policy := .root.Values.networkPolicy -}}
egress:
  # The cluster's DNS by its Service and by its pods, and the cache on each node.
  - to:
      - namespaceSelector:
          matchExpressions:
            - { key: kubernetes.io/metadata.name, operator: In, values: {{ toJson $policy.dns.namespaces }} }
      - ipBlock: { cidr: 169.254.20.10/32 }
    ports:
{{- range $policy.dns.ports }}
      - { port: {{ . }}, protocol: UDP }
      - { port: {{ . }}, protocol: TCP }
{{- end }}
{{- if .root.Values.nats.enabled }}
  - to:
      - podSelector:
          matchLabels:
{{ include "kestrel.selector" (dict "root" .root "name" "nats") | indent 12 }}
    ports: [{ port: 4222 }]
{{- else }}
  # Your own bus.
  - ports:
{{- range splitList " " (include "kestrel.busPorts" .root | trim) }}
      - { port: {{ . }} }
{{- end }}
{{- end }}
{{- if eq (include "kestrel.asksApiServer" .) "true" }}
{{ include "kestrel.egressTo" $policy.apiServer | indent 2 }}
{{- end }}
{{- if eq .name "flow-collector" }}
  - {{ if not .root.Values.flowCollector.hubble.relayAddress }}to: [{ namespaceSelector: {} }]
    {{ end }}ports:
{{- range splitList " " (include "kestrel.relayPorts" .root) }}
      - { port: {{ . }} }
{{- end }}
{{- end }}
{{- if eq .name "uplink-gateway" }}
{{ include "kestrel.egressTo" (dict "cidrs" $policy.cloud.cidrs "ports" (list (fromJson (include "kestrel.cloudAddress" .root)).port)) | indent 2 }}
{{- end }}
{{- end -}}

{{- define "kestrel.egressTo" -}}
- to:
{{- range .cidrs }}
    - ipBlock: { cidr: {{ . | quote }} }
{{- end }}
  ports:
{{- range .ports }}
    - { port: {{ . }} }
{{- end }}
{{- end -}}

{{- /* The same as Cilium says it, which knows the API server as such and the cloud by its name: dict root, name. */ -}}
{{- define "kestrel.ciliumEgress" -}}
{{- $policy := .root.Values.networkPolicy -}}
{{- $cloud := fromJson (include "kestrel.cloudAddress" .root) -}}
{{- $host := $cloud.host -}}
{{- $isAddress := regexMatch "^[0-9.]+$|:" $host -}}
egress:
  - toEndpoints:
      - matchExpressions:
          - { key: "k8s:io.kubernetes.pod.namespace", operator: In, values: {{ toJson $policy.dns.namespaces }} }
    toPorts:
      - ports:
{{- range $policy.dns.ports }}
          - { port: "{{ . }}", protocol: ANY }
{{- end }}
{{- if and (eq .name "uplink-gateway") (not $isAddress) }}
        # Which addresses the cloud has is learnt from the answers.
        rules: { dns: [{ matchPattern: "*" }] }
{{- end }}
{{- if .root.Values.nats.enabled }}
  - toEndpoints:
      - matchLabels:
{{ include "kestrel.selector" (dict "root" .root "name" "nats") | indent 10 }}
{{ include "kestrel.ciliumPorts" "4222" | indent 4 }}
{{- else }}
  - toEntities: [cluster, world]
{{ include "kestrel.ciliumPorts" (include "kestrel.busPorts" .root | trim) | indent 4 }}
{{- end }}
{{- if eq (include "kestrel.asksApiServer" .) "true" }}
  - toEntities: [kube-apiserver]
{{ include "kestrel.ciliumPorts" (join " " $policy.apiServer.ports) | indent 4 }}
{{- end }}
{{- if eq .name "flow-collector" }}
{{- if .root.Values.flowCollector.hubble.relayAddress }}
  - toEntities: [cluster, world]
{{- else }}
  - toEndpoints:
      - matchLabels: { "k8s:k8s-app": hubble-relay }
        matchExpressions:
          - { key: "k8s:io.kubernetes.pod.namespace", operator: In, values: {{ toJson (fromJson (include "flow-collector.namespaces" .root)).list }} }
{{- end }}
{{ include "kestrel.ciliumPorts" (include "kestrel.relayPorts" .root) | indent 4 }}
{{- end }}
{{- if eq .name "uplink-gateway" }}
{{- if $isAddress }}
  - toCIDR: [{{ printf "%s/%s" $host (ternary "128" "32" (contains ":" $host)) | quote }}]
{{- else }}
  - toFQDNs: [{ matchName: {{ $host | quote }} }]
{{- end }}
{{ include "kestrel.ciliumPorts" $cloud.port | indent 4 }}
{{- end }}
{{- end -}}

{{- /* Ports with blanks between. */ -}}
{{- define "kestrel.ciliumPorts" -}}
toPorts:
  - ports:
{{- range splitList " " . }}
      - { port: {{ . | quote }}, protocol: TCP }
{{- end }}
{{- end -}}
