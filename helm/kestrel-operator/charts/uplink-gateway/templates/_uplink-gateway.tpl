{{- define "uplink-gateway.env" -}}
- name: SERVER_HOST
  value: {{ .Values.server.host | quote }}
- name: SERVER_PORT
  value: {{ .Values.server.port | quote }}
- name: AUTH_TOKEN_FILE
  value: /etc/kestrel/token/{{ .Values.auth.existingSecret.key }}
- name: CLIENT_CERT_FILE
  value: /etc/kestrel/cloud/tls.crt
- name: CLIENT_KEY_FILE
  value: /etc/kestrel/cloud/tls.key
- name: CA_CERT_FILE
  value: /etc/kestrel/cloud/ca.crt
{{- if .Values.server.tls.insecureSkipVerify }}
- name: TLS_INSECURE_SKIP_VERIFY
  value: "true"
{{- end }}
{{- with .Values.proxy.url }}
- name: https_proxy
  value: {{ . | quote }}
- name: no_proxy
  value: {{ join "," $.Values.proxy.noProxy | quote }}
{{- end }}
{{- if .Values.global.extraCa.configMap }}
- name: NODE_EXTRA_CA_CERTS
  value: /etc/kestrel/extra-ca/{{ .Values.global.extraCa.key }}
{{- end }}
{{- end -}}

{{- define "uplink-gateway.volumes" -}}
- name: token
  secret: { secretName: {{ include "kestrel.tokenSecret" . }}, defaultMode: 0440 }
- name: cloud
  secret: { secretName: {{ include "kestrel.tlsSecret" . }}, defaultMode: 0440 }
{{- with .Values.global.extraCa.configMap }}
- name: extra-ca
  configMap: { name: {{ . }} }
{{- end }}
{{- end -}}

{{- define "uplink-gateway.mounts" -}}
- { name: token, mountPath: /etc/kestrel/token, readOnly: true }
- { name: cloud, mountPath: /etc/kestrel/cloud, readOnly: true }
{{- if .Values.global.extraCa.configMap }}
- { name: extra-ca, mountPath: /etc/kestrel/extra-ca, readOnly: true }
{{- end }}
{{- end -}}

{{- define "uplink-gateway.manifests" -}}
{{- $values := dict "resources" .Values.resources "extraEnv" .Values.uplinkGateway.extraEnv "scheduling" .Values.uplinkGateway.scheduling -}}
{{ include "kestrel.service" (dict "root" . "name" "uplink-gateway" "image" .Values.images.uplinkGateway "values" $values "replicas" .Values.replicaCount "api" false "env" (include "uplink-gateway.env" .) "volumes" (include "uplink-gateway.volumes" .) "mounts" (include "uplink-gateway.mounts" .)) }}
---
# Not for traffic: the addresses of all gateways, for helm test and for you.
apiVersion: v1
kind: Service
metadata:
  name: {{ include "kestrel.fullname" . }}-uplink-gateway
  namespace: {{ .Release.Namespace }}
  labels:
{{ include "kestrel.labels" (dict "root" . "name" "uplink-gateway") | indent 4 }}
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
{{ include "kestrel.selector" (dict "root" . "name" "uplink-gateway") | indent 4 }}
  ports:
    - { name: health, port: {{ .Values.healthcheck.port }}, targetPort: health }
{{- if not .Values.auth.existingSecret.name }}
---
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "kestrel.tokenSecret" . }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ include "kestrel.labels" (dict "root" . "name" "uplink-gateway") | indent 4 }}
type: Opaque
data:
  {{ .Values.auth.existingSecret.key }}: {{ .Values.auth.token | trim | b64enc }}
{{- end }}
{{- if not .Values.certificates.existingSecret }}
---
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "kestrel.tlsSecret" . }}
  namespace: {{ .Release.Namespace }}
  labels:
{{ include "kestrel.labels" (dict "root" . "name" "uplink-gateway") | indent 4 }}
# The type of a Secret cannot be changed: that of an earlier release stays.
type: {{ default "kubernetes.io/tls" (lookup "v1" "Secret" .Release.Namespace (include "kestrel.tlsSecret" .)).type }}
data:
{{- with .Values.certificates }}
  tls.crt: {{ .client.cert | b64enc }}
  tls.key: {{ .client.key | b64enc }}
  ca.crt: {{ .ca.cert | b64enc }}
  client.crt: {{ .client.cert | b64enc }}
  client.key: {{ .client.key | b64enc }}
{{- end }}
{{- end }}
{{- end -}}
